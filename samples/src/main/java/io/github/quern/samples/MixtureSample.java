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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;

/**
 * A mixture of Gaussians in the plane, fitted by gradient. The density at x is Σ_j π_j |det A_j|
 * exp(-|A_j (x - c_j)|² / 2) / 2π, with π_j = exp(w_j) / Σ exp(w): its logarithm is a LogSumExp,
 * and the gradients in w, c and A are reductions too. Commons Math's nonlinear conjugate gradients
 * climb the mean log-likelihood of the points.
 */
public final class MixtureSample implements Sample {
  private static final int POINTS = 2000;
  private static final int COMPONENTS = 6;

  /** Of each component: w, c and A. */
  private static final int[] SIZES = {1, 2, 4};

  private static final int STEPS = 150;
  private static final double SMALLEST_GAIN = 1e-7;
  private static final int CELLS = 160;
  private static final long SEED = 1;

  private final int points;

  /** Creates the sample; it holds nothing. */
  public MixtureSample() {
    this(POINTS);
  }

  MixtureSample(int points) {
    this.points = points;
  }

  @Override
  public String name() {
    return "mixture";
  }

  @Override
  public String summary() {
    return "a mixture of Gaussians, fitted by the gradient of its likelihood";
  }

  /** The logarithm of the density at X, but for constants, from KeOps' notation. */
  static Genred logDensity(Engine engine) {
    return Genred.of(
            "W + Log(Abs(Elem(A,0) * Elem(A,3) - Elem(A,1) * Elem(A,2)))"
                + " - SqNorm2(MatVecMult(A, X - C)) / 2")
        .aliases("X = Vi(2)", "W = Vj(1)", "C = Vj(2)", "A = Vj(4)")
        .reductionOp("LogSumExp")
        .axis(1)
        .engine(engine)
        .build();
  }

  /** The mean log-likelihood of points under mixtures whose numbers w, c and A are in one array. */
  static final class Likelihood {
    private final Tensor x;
    private final CallOptions options;
    private final Genred value;
    private final Genred gradient;

    Likelihood(Tensor x, Engine engine, CallOptions options) {
      this.x = x;
      this.options = options;
      this.value = logDensity(engine);
      this.gradient = value.gradient("W", "C", "A");
    }

    double value(double[] mixture) {
      return Arrays.stream(logDensities(x, mixture)).average().orElseThrow();
    }

    /** The logarithms of the density at some points. */
    double[] logDensities(Tensor at, double[] mixture) {
      Tensor[] parts = parts(mixture);
      double constant = logSum(parts[0].toDoubleArray()) + Math.log(2 * Math.PI);
      double[] logs = value.call(options, at, parts[0], parts[1], parts[2]).toDoubleArray();
      return Arrays.stream(logs).map(log -> log - constant).toArray();
    }

    double[] gradient(double[] mixture) {
      Tensor[] parts = parts(mixture);
      int count = Math.toIntExact(x.shape().size(0));
      double[] incoming = new double[count];
      Arrays.fill(incoming, 1.0 / count);
      Tensor e = Tensor.of(incoming, count, 1);
      List<Tensor> gradients = gradient.callAll(options, x, parts[0], parts[1], parts[2], e);
      double[] whole = new double[mixture.length];
      int filled = 0;
      for (Tensor part : gradients) {
        System.arraycopy(part.toDoubleArray(), 0, whole, filled, (int) part.count());
        filled += (int) part.count();
      }
      double[] w = parts[0].toDoubleArray();
      for (int j = 0; j < w.length; j++) {
        whole[j] -= Math.exp(w[j] - logSum(w));
      }
      return whole;
    }
  }

  /** w, c and A of a mixture. */
  static Tensor[] parts(double[] mixture) {
    int count = mixture.length / Arrays.stream(SIZES).sum();
    Tensor[] parts = new Tensor[SIZES.length];
    int start = 0;
    for (int k = 0; k < SIZES.length; k++) {
      int end = start + count * SIZES[k];
      parts[k] = Tensor.of(Arrays.copyOfRange(mixture, start, end), count, SIZES[k]);
      start = end;
    }
    return parts;
  }

  private static double logSum(double[] w) {
    return Math.log(Arrays.stream(w).map(Math::exp).sum());
  }

  /** Points on three arms of a spiral, which no few circles can cover. */
  Tensor data() {
    RandomPoints random = new RandomPoints(SEED);
    double[] places = random.uniform(points);
    double[] noise = random.normal(2 * points);
    double[] x = new double[2 * points];
    for (int k = 0; k < points; k++) {
      double radius = 0.5 + 2 * places[k];
      double angle = 2 * Math.PI * (k % 3) / 3 + places[k];
      x[2 * k] = radius * Math.cos(angle) + 0.12 * noise[2 * k];
      x[2 * k + 1] = radius * Math.sin(angle) + 0.12 * noise[2 * k + 1];
    }
    return Tensor.of(x, points, 2);
  }

  /** Equal circles at some of the points. */
  static double[] start(Tensor x) {
    double[] mixture = new double[COMPONENTS * Arrays.stream(SIZES).sum()];
    for (int j = 0; j < COMPONENTS; j++) {
      mixture[COMPONENTS + 2 * j] = x.get(j, 0);
      mixture[COMPONENTS + 2 * j + 1] = x.get(j, 1);
      mixture[3 * COMPONENTS + 4 * j] = 2;
      mixture[3 * COMPONENTS + 4 * j + 3] = 2;
    }
    return mixture;
  }

  /**
   * A fitted mixture.
   *
   * @param best its numbers w, c and A, and its mean log-likelihood
   * @param history the mean log-likelihood after each step
   */
  record Fit(PointValuePair best, List<Double> history) {
    /** Copies the list. */
    Fit {
      history = List.copyOf(history);
    }
  }

  static Fit fit(Likelihood likelihood, double[] start, Progress progress) {
    List<Double> history = new ArrayList<>();
    NonLinearConjugateGradientOptimizer optimizer =
        new NonLinearConjugateGradientOptimizer(
            NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
            (step, before, after) -> {
              history.add(after.getValue());
              progress.at(history.size(), STEPS);
              return step >= STEPS || after.getValue() - before.getValue() < SMALLEST_GAIN;
            },
            1e-4,
            1e-8,
            // How far a search goes at first.
            0.1);
    PointValuePair best =
        optimizer.optimize(
            new ObjectiveFunction(likelihood::value),
            new ObjectiveFunctionGradient(likelihood::gradient),
            GoalType.MAXIMIZE,
            new InitialGuess(start),
            new MaxEval(20 * STEPS));
    return new Fit(best, history);
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    Tensor x = data();
    Likelihood likelihood = new Likelihood(x, engine, options);
    double[] start = start(x);
    Fit fit = fit(likelihood, start, progress);
    double[] fitted = fit.best().getPoint();
    Tensor[] parts = parts(fitted);
    Bounds bounds = Bounds.of(x.toDoubleArray());
    Tensor grid = Tensor.of(bounds.grid(CELLS, CELLS), CELLS * CELLS, 2);
    return SampleResult.of(
        List.of(
            String.format(
                Locale.ROOT,
                "Mean log-likelihood: %.6f, from %.6f, in %d steps",
                fit.best().getValue(),
                likelihood.value(start),
                fit.history().size()),
            "Shares of the components: " + shares(parts[0].toDoubleArray())),
        Workload.of(MixtureSample::logDensity, grid, parts[0], parts[1], parts[2]),
        picture(
            bounds,
            x.toDoubleArray(),
            likelihood.logDensities(grid, start),
            likelihood.logDensities(grid, fitted)));
  }

  private static String shares(double[] w) {
    double constant = logSum(w);
    return String.join(
        ", ",
        Arrays.stream(w)
            .mapToObj(one -> String.format(Locale.ROOT, "%.3f", Math.exp(one - constant)))
            .toList());
  }

  private static Picture picture(Bounds bounds, double[] x, double[] before, double[] after) {
    return Panels.of(
        320,
        Panel.of("Log-density at the start", bounds)
            .field(Colours.scale(before, -9, 0), CELLS)
            .dots(x, Colours.WHITE, 0.7),
        Panel.of("Log-density after the fit", bounds)
            .field(Colours.scale(after, -9, 0), CELLS)
            .dots(x, Colours.WHITE, 0.7));
  }
}
