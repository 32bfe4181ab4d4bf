package io.github.quern.samples;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.solve.KernelSolve;
import io.github.quern.solve.SolveGradient;
import io.github.quern.solve.SolveOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
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
 * find them, with the exact gradient through the linear system.
 */
public final class KernelRegressionSample implements Sample {
  private static final int TRAINING = 400;
  private static final int VALIDATION = 200;
  private static final double NOISE = 0.1;
  private static final double[] START = {Math.log(1), Math.log(1)};
  private static final double TOLERANCE = 1e-9;
  private static final int LATER_CALLS = 5;
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

  /** Points in the unit square with noisy values of a smooth function. */
  private record Data(Tensor points, Tensor values) {
    static Data random(Random random, int count) {
      double[] points = new double[2 * count];
      double[] values = new double[count];
      for (int k = 0; k < count; k++) {
        points[2 * k] = random.nextDouble();
        points[2 * k + 1] = random.nextDouble();
        values[k] =
            Math.sin(6 * points[2 * k]) * Math.cos(4 * points[2 * k + 1])
                + NOISE * random.nextGaussian();
      }
      return new Data(Tensor.of(points, count, 2), Tensor.of(values, count, 1));
    }
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
      String formula = "Exp(-G * SqDist(X,Y)) * A";
      String[] aliases = {"G = Pm(1)", "X = Vi(2)", "Y = Vj(2)", "A = Vj(1)"};
      this.options = options;
      predict = Genred.of(formula).aliases(aliases).axis(1).engine(engine).build();
      gradient = predict.gradient("G", "A");
      solve = KernelSolve.of(formula).aliases(aliases).unknown("A").axis(1).engine(engine).build();
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
  }

  @Override
  public SampleResult run(Engine engine, CallOptions options) {
    long start = System.nanoTime();
    Model model = new Model(engine, options);
    Fit before = model.fit(START);
    double firstMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;

    start = System.nanoTime();
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
    double fitMillis = (System.nanoTime() - start) / NANOS_PER_MILLI;
    Fit after = model.fit(best.getPoint());

    Tensor[] prediction = {
      after.gamma(), model.validation.points(), model.training.points(), after.weights()
    };
    List<Double> laterMillis = new ArrayList<>();
    for (int call = 0; call < LATER_CALLS; call++) {
      start = System.nanoTime();
      model.predict.call(options, prediction);
      laterMillis.add((System.nanoTime() - start) / NANOS_PER_MILLI);
    }
    return new SampleResult(
            after.predicted(),
            model.predict.explain(options, DType.FLOAT64),
            firstMillis,
            laterMillis,
            model
                .predict
                .oracle()
                .relativeError(
                    after.predicted(), IntStream.range(0, VALIDATION).toArray(), prediction))
        .withNotes(
            List.of(
                String.format(
                    Locale.ROOT,
                    "Fitted: gamma %.4f, alpha %.4f (%d evaluations, %d iterations, %.3f ms)",
                    after.gamma().at(0),
                    after.system().alpha(),
                    optimizer.getEvaluations(),
                    optimizer.getIterations(),
                    fitMillis),
                String.format(
                    Locale.ROOT,
                    "Root mean square error: %.5f, from %.5f at the start; the noise is %.5f",
                    Math.sqrt(after.meanSquare()),
                    Math.sqrt(before.meanSquare()),
                    NOISE)));
  }
}
