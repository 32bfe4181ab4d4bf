package io.github.quern.testing;

import java.util.Arrays;
import java.util.Map;

/** The indices of the pair, which is the first one here, and what an index chooses. */
final class IndexOracles {
  private IndexOracles() {}

  static Map<String, Oracle> all() {
    return Map.of(
        "IndexI", (o, n) -> new double[] {0},
        "IndexJ", (o, n) -> new double[] {0},
        "Gather", (o, n) -> row(o.get(0), o.get(1)[0], Oracles.whole(n, 0)),
        "GatherT", (o, n) -> table(o.get(0), o.get(1)[0], Oracles.whole(n, 0)));
  }

  private static double[] row(double[] table, double number, int length) {
    int start = row(number) * length;
    if (start >= 0 && start < table.length) {
      return Arrays.copyOfRange(table, start, start + length);
    }
    double[] nothing = new double[length];
    Arrays.fill(nothing, Double.NaN);
    return nothing;
  }

  private static double[] table(double[] f, double number, int entries) {
    double[] table = new double[entries];
    int start = row(number) * f.length;
    if (start >= 0 && start < entries) {
      System.arraycopy(f, 0, table, start, f.length);
    }
    return table;
  }

  /** The nearest whole number; -1 for all that are no row of a table of a test. */
  private static int row(double number) {
    double nearest = Math.floor(number + 0.5);
    return nearest >= 0 && nearest < 1_000_000 ? (int) nearest : -1;
  }
}
