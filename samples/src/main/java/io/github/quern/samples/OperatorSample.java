package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.api.JavaOperator;
import io.github.quern.data.Tensor;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Bounds;
import io.github.quern.samples.picture.Colours;
import io.github.quern.samples.picture.Panel;
import io.github.quern.samples.picture.Panels;
import java.util.List;
import java.util.Locale;

/**
 * An operator of one's own: the Bessel function J0, which the language does not have, written as a
 * Java method with a loop. The sum of J0(k |x - y_j|) over sources y_j is the height of standing
 * circular waves at x.
 */
public final class OperatorSample implements Sample {
  private static final int SOURCES = 12;
  private static final int CELLS = 160;
  private static final double WAVES = 40;

  /** Creates the sample; it holds nothing. */
  public OperatorSample() {}

  @Override
  public String name() {
    return "operator";
  }

  @Override
  public String summary() {
    return "an operator of one's own, a Bessel function, in the sum of circular waves";
  }

  /**
   * The Bessel function of the first kind of order 0, as the mean of cos(a sin t) over t from 0 to
   * π/2 by the midpoints of 32 intervals. The sines come from turning by π/64 again and again,
   * since TornadoVM does not compile the sine of a constant.
   *
   * @param a for |a| up to 80 the error is below 1e-12; it is NaN for NaN and infinities
   */
  public static double besselJ0(double a) {
    double sine = 0.024541228522912288; // of the first midpoint, π/128
    double cosine = 0.9996988186962042;
    double sum = 0;
    for (int k = 0; k < 32; k++) {
      sum += Math.cos(a * sine);
      double turned = 0.9987954562051724 * sine + 0.049067674327418015 * cosine;
      cosine = 0.9987954562051724 * cosine - 0.049067674327418015 * sine;
      sine = turned;
    }
    return sum / 32;
  }

  /** The sum of waves. */
  static Genred waves(Engine engine) {
    JavaOperator bessel = JavaOperator.of("BesselJ0", OperatorSample.class, "besselJ0");
    return Genred.of("BesselJ0(K * Norm2(X - Y))")
        .aliases("K = Pm(1)", "X = Vi(2)", "Y = Vj(2)")
        .operators(bessel)
        .axis(1)
        .engine(engine)
        .build();
  }

  /** Sources on a circle. */
  static Tensor sources() {
    double[] places = new double[2 * SOURCES];
    for (int k = 0; k < SOURCES; k++) {
      places[2 * k] = 0.5 * Math.cos(2 * Math.PI * k / SOURCES);
      places[2 * k + 1] = 0.5 * Math.sin(2 * Math.PI * k / SOURCES);
    }
    return Tensor.of(places, SOURCES, 2);
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    Bounds bounds = Bounds.square(0.8);
    Tensor number = Tensor.of(new double[] {WAVES}, 1);
    Tensor x = Tensor.of(bounds.grid(CELLS, CELLS), CELLS * CELLS, 2);
    Tensor y = sources();
    Genred waves = waves(engine);
    double[] heights = waves.call(options, number, x, y).toDoubleArray();
    double middle = waves.call(options, number, Tensor.of(new double[2], 1, 2), y).at(0);
    return SampleResult.of(
        List.of(
            String.format(
                Locale.ROOT,
                "Height in the middle: %.12f, %d times J0(%.0f)",
                middle,
                SOURCES,
                WAVES / 2)),
        Workload.of(OperatorSample::waves, number, x, y),
        Panels.of(
            420,
            Panel.of("Twelve circular waves, from -2 to 2", bounds)
                .field(Colours.scale(heights, -2, 2), CELLS)));
  }
}
