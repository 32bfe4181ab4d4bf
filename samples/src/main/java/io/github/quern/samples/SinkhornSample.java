package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.samples.data.RandomPoints;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Bounds;
import io.github.quern.samples.picture.Colours;
import io.github.quern.samples.picture.Panel;
import io.github.quern.samples.picture.Panels;
import io.github.quern.samples.picture.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/**
 * Optimal transport between two shapes by Sinkhorn's iteration. All points of a shape have equal
 * mass, 1/M or 1/N; the plan that moves one shape to the other at the least cost Σ P_ij |x_i -
 * y_j|² / 2, with an entropy of weight ε, is P_ij = exp((f_i + g_j - |x_i - y_j|² / 2) / ε) / (M
 * N). The potentials f and g are found in turn, each by a LogSumExp that makes one set of marginals
 * of the plan right; ε goes down step by step from the size of the shapes.
 */
public final class SinkhornSample implements Sample {
  private static final int POINTS = 2000;
  private static final double LARGEST_BLUR = 4;
  private static final double BLUR = 2e-3;
  private static final double SCALING = 0.8;
  private static final int LAST_STEPS = 100;
  private static final long SEED = 1;

  /** What the potentials are made of; S is 1/ε. */
  private static final String EXPONENT = "S * (G - SqDist(X,Y) / 2)";

  private static final String[] ALIASES = {"S = Pm(1)", "X = Vi(2)", "Y = Vj(2)", "G = Vj(1)"};

  private final int points;

  /** Creates the sample; it holds nothing. */
  public SinkhornSample() {
    this(POINTS);
  }

  SinkhornSample(int points) {
    this.points = points;
  }

  @Override
  public String name() {
    return "sinkhorn";
  }

  @Override
  public String summary() {
    return "optimal transport from a heart to a flower, by Sinkhorn's iteration on logarithms";
  }

  /** For each i, log Σ_j exp((g_j - |x_i - y_j|² / 2) / ε), from KeOps' notation. */
  static Genred softMinimum(Engine engine) {
    return Genred.of(EXPONENT)
        .aliases(ALIASES)
        .reductionOp("LogSumExp")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** For each i, the mean of the y_j that its mass goes to. */
  static Genred meanTarget(Engine engine) {
    return Genred.of(EXPONENT)
        .aliases(ALIASES)
        .reductionOp("SumSoftMaxWeight")
        .formula2("Y")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** For each i, the sums over j of the plan and of its cost, but for exp(f_i / ε). */
  static Genred costs(Engine engine) {
    return Genred.of("Exp(S * (F + G - SqDist(X,Y) / 2)) * Concat(IntCst(1), SqDist(X,Y) / 2)")
        .aliases("S = Pm(1)", "X = Vi(2)", "Y = Vj(2)", "G = Vj(1)", "F = Vi(1)")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** Two shapes and the potentials on them for one ε. */
  record Transport(Tensor x, Tensor y, Tensor f, Tensor g, double blur) {
    Tensor inverseBlur() {
      return Tensor.of(new double[] {1 / blur}, 1);
    }

    /** The other way round. */
    Transport transposed() {
      return new Transport(y, x, g, f, blur);
    }
  }

  /** Points spread evenly over a shape, which is where the level is below 0. */
  private static Tensor fill(DoubleBinaryOperator level, int count, RandomPoints random) {
    double[] inside = new double[2 * count];
    int filled = 0;
    while (filled < count) {
      double[] point = random.uniform(2);
      double x = 2.6 * point[0] - 1.3;
      double y = 2.6 * point[1] - 1.3;
      if (level.applyAsDouble(x, y) < 0) {
        inside[2 * filled] = x;
        inside[2 * filled + 1] = y;
        filled++;
      }
    }
    return Tensor.of(inside, count, 2);
  }

  private static double heart(double x, double y) {
    double square = x * x + y * y - 1;
    return square * square * square - x * x * y * y * y;
  }

  /** Five petals. */
  private static double flower(double x, double y) {
    return Math.hypot(x, y) - 0.75 - 0.4 * Math.cos(5 * (Math.atan2(y, x) - Math.PI / 2));
  }

  /** Makes f the potential that belongs to g: Σ_j P_ij = 1/M for all i. */
  private static Tensor update(Genred softMinimum, CallOptions options, Transport t) {
    double n = t.y().shape().size(0);
    double[] logs = softMinimum.call(options, t.inverseBlur(), t.x(), t.y(), t.g()).toDoubleArray();
    double[] f = Arrays.stream(logs).map(log -> -t.blur() * (log - Math.log(n))).toArray();
    return Tensor.of(f, f.length, 1);
  }

  /** The transport between the shapes, and how many times both potentials were found. */
  Transport transport(Engine engine, CallOptions options, Progress progress) {
    RandomPoints random = new RandomPoints(SEED);
    Tensor x = fill(SinkhornSample::heart, points, random);
    Tensor y = fill(SinkhornSample::flower, points, random);
    Tensor zeros = Tensor.of(new double[points], points, 1);
    Genred softMinimum = softMinimum(engine);
    Transport t = new Transport(x, y, zeros, zeros, LARGEST_BLUR);
    for (int step = 0; step < steps(); step++) {
      double blur = Math.max(BLUR, LARGEST_BLUR * Math.pow(SCALING, step));
      t = new Transport(x, y, t.f(), t.g(), blur);
      t = new Transport(x, y, t.f(), update(softMinimum, options, t.transposed()), blur);
      t = new Transport(x, y, update(softMinimum, options, t), t.g(), blur);
      progress.at(step + 1, steps());
    }
    return t;
  }

  private static int steps() {
    return (int) Math.ceil(Math.log(BLUR / LARGEST_BLUR) / Math.log(SCALING)) + LAST_STEPS;
  }

  /** The sums of the plan and of its cost over the second shape, times M: (M, 2). */
  static double[] sums(Engine engine, CallOptions options, Transport t) {
    double[] sums =
        costs(engine).call(options, t.inverseBlur(), t.x(), t.y(), t.g(), t.f()).toDoubleArray();
    return Arrays.stream(sums).map(sum -> sum / t.y().shape().size(0)).toArray();
  }

  /** How far marginals are from 1 at most, relative to it. */
  static double largestError(double[] sums) {
    return IntStream.range(0, sums.length / 2)
        .mapToDouble(k -> Math.abs(sums[2 * k] - 1))
        .max()
        .orElse(0);
  }

  /** The mean cost of a unit of mass. */
  static double cost(double[] sums) {
    return IntStream.range(0, sums.length / 2)
        .mapToDouble(k -> sums[2 * k + 1])
        .average()
        .orElse(0);
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    Transport t = transport(engine, options, progress);
    double[] rows = sums(engine, options, t);
    double[] columns = sums(engine, options, t.transposed());
    Tensor target = meanTarget(engine).call(options, t.inverseBlur(), t.x(), t.y(), t.g());
    return SampleResult.of(
        List.of(
            String.format(
                Locale.ROOT,
                "Cost: %.6f per unit of mass, after %d steps down to epsilon = %.3g",
                cost(rows),
                steps(),
                t.blur()),
            String.format(
                Locale.ROOT,
                "Marginals: wrong by %.2g of what they should be at most on the heart, %.2g on"
                    + " the flower",
                largestError(rows),
                largestError(columns))),
        Workload.of(SinkhornSample::softMinimum, t.inverseBlur(), t.x(), t.y(), t.g()),
        picture(t.x().toDoubleArray(), target.toDoubleArray()));
  }

  /** The points on their way, coloured by where they come from. */
  private static Picture picture(double[] from, double[] to) {
    int[] colours = new int[from.length / 2];
    for (int k = 0; k < colours.length; k++) {
      double angle = Math.atan2(from[2 * k + 1], from[2 * k]) / Math.PI;
      colours[k] = Colours.kind((int) Math.floor(2.999 * (angle + 1)));
    }
    List<Panel> panels =
        IntStream.range(0, 5)
            .mapToObj(k -> {
              double share = k / 4.0;
              double[] now = new double[from.length];
              Arrays.setAll(now, c -> (1 - share) * from[c] + share * to[c]);
              return Panel.of(k * 25 + " % of the way", Bounds.square(1.4)).dots(now, colours, 1);
            })
            .toList();
    return new Panels(170, 5, panels);
  }
}
