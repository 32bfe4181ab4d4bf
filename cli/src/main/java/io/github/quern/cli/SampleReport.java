package io.github.quern.cli;

import io.github.quern.api.Explanation;
import io.github.quern.data.Tensor;
import io.github.quern.samples.measure.Measurement;
import io.github.quern.samples.measure.TierTime;
import java.io.PrintWriter;
import java.util.Locale;

/** Times and results of a sample, as text for people. */
final class SampleReport {
  private static final int SHOWN_ROWS = 3;
  private static final int SHOWN_COLUMNS = 5;

  private SampleReport() {}

  /** Prints what was measured. */
  static void print(PrintWriter out, Measurement measured) {
    Explanation explanation = measured.explanation();
    out.println("Formula: " + explanation.formula());
    out.println("Reduction: " + explanation.reduction());
    print(out, measured.values());
    out.println("Backend: " + explanation.choice());
    explanation.reasons().forEach(reason -> out.println("  " + reason));
    out.println("Times, of the first call with compilation, and median of later calls:");
    for (TierTime time : measured.times()) {
      out.printf(
          Locale.ROOT,
          "  %-8s first %.3f ms, later %.3f ms of %d, largest error %.3g%n",
          time.tier(),
          time.firstMillis(),
          time.medianMillis(),
          time.calls(),
          time.error());
    }
    measured.refusals().forEach(refusal -> out.println("  " + refusal));
    out.printf(
        "Errors are relative to the double oracle (largest |got - exact| / largest |exact|, %s)%n",
        checked(measured.checkedRows(), measured.values().shape().size(0)));
  }

  private static void print(PrintWriter out, Tensor values) {
    out.println("Result: shape " + values.shape() + ", " + values.dtype());
    out.println("First rows:");
    long rows = values.shape().size(0);
    long columns = rows == 0 ? 0 : values.count() / rows;
    for (long row = 0; row < Math.min(SHOWN_ROWS, rows); row++) {
      for (long column = 0; column < Math.min(SHOWN_COLUMNS, columns); column++) {
        out.printf(Locale.ROOT, " %14.7g", values.at(row * columns + column));
      }
      out.println(columns > SHOWN_COLUMNS ? " ..." : "");
    }
  }

  private static String checked(long checkedRows, long rows) {
    return checkedRows == rows ? "all " + rows + " rows" : checkedRows + " of " + rows + " rows";
  }
}
