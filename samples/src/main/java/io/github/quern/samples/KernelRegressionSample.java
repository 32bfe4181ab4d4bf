package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.Tensor;
import io.github.quern.samples.measure.Progress;
import io.github.quern.samples.measure.Workload;
import io.github.quern.samples.picture.Bounds;
import io.github.quern.samples.picture.Colours;
import io.github.quern.samples.picture.Panel;
import io.github.quern.samples.picture.Panels;
import io.github.quern.samples.picture.Picture;
import io.github.quern.solve.KernelSolve;
import io.github.quern.solve.SolveGradient;
import io.github.quern.solve.SolveOptions;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.PointValuePair;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;

/**
 * Kernel ridge regression whose two hyperparameters are fitted: f(x) = Σ_j exp(-γ |x - y_j|²) a_j
 * with (alpha I + K) a = b for noisy values b at training points y_j. γ and alpha are those of the
 * least mean square error at other, validation points. Commons Math's nonlinear conjugate gradients
 * find them, with the exact gradient through the linear system. The weights are compared with those
 * of a dense Cholesky decomposition.
 */
public final class KernelRegressionSample implements Sample {
  private static final int TRAINING = 400;
  private static final int VALIDATION = 200;
  private static final double NOISE = 0.1;
  private static final double[] START = {Math.log(1), Math.log(1)};
  private static final double TOLERANCE = 1e-9;
  private static final String FORMULA = "Exp(-G * SqDist(X,Y)) * A";
  private static final String[] ALIASES = {"G = Pm(1)", "X = Vi(2)", "Y = Vj(2)", "A = Vj(1)"};
  private static final Bounds UNIT = new Bounds(0, 1, 0, 1);
  private static final int CELLS = 120;
  private static final int PANEL = 240;
  private static final long SEED = 1;
  private static final double NANOS_PER_MILLI = 1e6;

  /** Creates the sample; it holds nothing. */
  public KernelRegressionSample() {}

  @Override
  public String name() {
    return "kernel-regression";
  }

  @Override
  public String summary() {
    return "kernel ridge regression, its hyperparameters fitted by Commons Math's optimiser";
  }

  /**
   * A regression with given hyperparameters.
   *
   * @param gamma γ, an array of one number
   * @param system alpha, and how the system is solved
   * @param weights a
   * @param predicted f at the validation points
   * @param errors what f is too large by there
   */
  record Fit(
      Tensor gamma, SolveOptions system, Tensor weights, Tensor predicted, RealVector errors) {
    double meanSquare() {
      return errors.dotProduct(errors) / VALIDATION;
    }

    /** What is minimised: the logarithm of the mean square error. */
    double value() {
      return Math.log(meanSquare());
    }
  }

  /** What is to be learned. */
  private static double function(double x, double y) {
    return Math.sin(6 * x) * Math.cos(4 * y);
  }

  /** Points in the unit square with noisy values of a smooth function. */
  private record Data(Tensor points, Tensor values) {
    static Data random(Random random, int count) {
      double[] points = new double[2 * count];
      double[] values = new double[count];
      for (int k = 0; k < count; k++) {
        points[2 * k] = random.nextDouble();
        points[2 * k + 1] = random.nextDouble();
        values[k] = function(points[2 * k], points[2 * k + 1]) + NOISE * random.nextGaussian();
      }
      return new Data(Tensor.of(points, count, 2), Tensor.of(values, count, 1));
    }
  }

  /** f at the points X, from KeOps' notation. */
  static Genred prediction(Engine engine) {
    return Genred.of(FORMULA).aliases(ALIASES).axis(1).engine(engine).build();
  }

  /** The regression for all hyperparameters. */
  static final class Model {
    private final CallOptions options;
    private final Genred predict;
    private final Genred gradient;
    private final KernelSolve solve;
    private final Data training;
    private final Data validation;

    Model(Engine engine, CallOptions options) {
      this.options = options;
      predict = prediction(engine);
      gradient = predict.gradient("G", "A");
      solve = KernelSolve.of(FORMULA).aliases(ALIASES).unknown("A").axis(1).engine(engine).build();
      Random random = new Random(SEED);
      training = Data.random(random, TRAINING);
      validation = Data.random(random, VALIDATION);
    }

    /** The regression with hyperparameters log γ and log alpha. */
    Fit fit(double[] logarithms) {
      Tensor gamma = Tensor.of(new double[] {Math.exp(logarithms[0])}, 1);
      SolveOptions system =
          SolveOptions.DEFAULT.withAlpha(Math.exp(logarithms[1])).withEps(1e-10).withCall(options);
      Tensor y = training.points();
      Tensor a = solve.solve(system, gamma, y, y, training.values()).tensor();
      Tensor predicted = predict.call(options, gamma, validation.points(), y, a);
      RealVector errors =
          new ArrayRealVector(predicted.toDoubleArray())
              .subtract(new ArrayRealVector(validation.values().toDoubleArray()));
      return new Fit(gamma, system, a, predicted, errors);
    }

    /**
     * The derivatives of a fit's value with respect to log γ and log alpha: back through the
     * prediction to γ and a, then through the system to γ and alpha.
     */
    double[] gradient(Fit fit) {
      Tensor gamma = fit.gamma();
      Tensor y = training.points();
      RealVector inPrediction = fit.errors().mapMultiply(2 / (VALIDATION * fit.meanSquare()));
      Tensor e = Tensor.of(inPrediction.toArray(), VALIDATION, 1);
      List<Tensor> direct =
          gradient.callAll(options, gamma, validation.points(), y, fit.weights(), e);
      SolveGradient through =
          solve.gradient(
              fit.system(), fit.weights(), direct.get(1), gamma, y, y, training.values());
      double inGamma = direct.get(0).at(0) + through.of("G").at(0);
      return new double[] {gamma.at(0) * inGamma, fit.system().alpha() * through.alpha()};
    }

    /** How far a fit's weights are from those of a dense solve, relative to the largest weight. */
    double differenceToDense(Fit fit) {
      RealMatrix matrix = new Array2DRowRealMatrix(TRAINING, TRAINING);
      Tensor y = training.points();
      for (int i = 0; i < TRAINING; i++) {
        for (int j = 0; j < TRAINING; j++) {
          double across = y.get(i, 0) - y.get(j, 0);
          double up = y.get(i, 1) - y.get(j, 1);
          matrix.setEntry(i, j, Math.exp(-fit.gamma().at(0) * (across * across + up * up)));
        }
        matrix.addToEntry(i, i, fit.system().alpha());
      }
      RealVector exact =
          new CholeskyDecomposition(matrix)
              .getSolver()
              .solve(new ArrayRealVector(training.values().toDoubleArray()));
      RealVector difference = new ArrayRealVector(fit.weights().toDoubleArray()).subtract(exact);
      return difference.getLInfNorm() / exact.getLInfNorm();
    }
  }

  /** What was fitted, from which start, and what the optimiser did. */
  record Fitted(Fit before, Fit after, int evaluations, int iterations) {}

  /** Fits the hyperparameters. */
  static Fitted fit(Model model) {
    NonLinearConjugateGradientOptimizer optimizer =
        new NonLinearConjugateGradientOptimizer(
            NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
            new SimpleValueChecker(TOLERANCE, TOLERANCE),
            TOLERANCE,
            TOLERANCE,
            // How far a search goes at first; Commons Math's 1e-8 ends far from the minimum.
            1);
    PointValuePair best =
        optimizer.optimize(
            new ObjectiveFunction(logarithms -> model.fit(logarithms).value()),
            new ObjectiveFunctionGradient(logarithms -> model.gradient(model.fit(logarithms))),
            GoalType.MINIMIZE,
            new InitialGuess(START),
            new MaxEval(500));
    return new Fitted(
        model.fit(START),
        model.fit(best.getPoint()),
        optimizer.getEvaluations(),
        optimizer.getIterations());
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options, Progress progress) {
    Model model = new Model(engine, options);
    long start = System.nanoTime();
    Fitted fitted = fit(model);
    double fitMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    Fit after = fitted.after();
    Tensor y = model.training.points();
    double[] grid = UNIT.grid(CELLS, CELLS);
    Tensor cells = Tensor.of(grid, CELLS * CELLS, 2);
    Tensor surface = model.predict.call(options, after.gamma(), cells, y, after.weights());
    return SampleResult.of(
        List.of(
            String.format(
                Locale.ROOT,
                "Fitted: gamma %.4f, alpha %.4f (%d evaluations, %d iterations, %.3f ms)",
                after.gamma().at(0),
                after.system().alpha(),
                fitted.evaluations(),
                fitted.iterations(),
                fitMillis),
            String.format(
                Locale.ROOT,
                "Root mean square error: %.5f, from %.5f at the start; the noise is %.5f",
                Math.sqrt(after.meanSquare()),
                Math.sqrt(fitted.before().meanSquare()),
                NOISE),
            String.format(
                Locale.ROOT,
                "Dense solve: the weights differ from those of a Cholesky decomposition by %.2g"
                    + " (largest difference / largest weight)",
                model.differenceToDense(after))),
        Workload.of(KernelRegressionSample::prediction, after.gamma(), cells, y, after.weights()),
        picture(model.training, grid, surface.toDoubleArray()));
  }

  private static Picture picture(Data training, double[] grid, double[] surface) {
    double[] truth = new double[CELLS * CELLS];
    for (int k = 0; k < truth.length; k++) {
      truth[k] = function(grid[2 * k], grid[2 * k + 1]);
    }
    double[] points = training.points().toDoubleArray();
    int[] colours = Colours.scale(training.values().toDoubleArray(), -1, 1);
    return Panels.of(
        PANEL,
        Panel.of("The function", UNIT).field(Colours.scale(truth, -1, 1), CELLS),
        Panel.of("What is known: noisy values", UNIT).dots(points, colours, 3.5),
        Panel.of("The regression", UNIT).field(Colours.scale(surface, -1, 1), CELLS));
  }
}
