package io.github.quern.reduction;

import io.github.quern.ir.ValueType;
import java.util.function.Function;

/**
 * What {@code Genred} can ask for: a reduction's name, what it takes, and how to make it.
 *
 * @param name the name, case-sensitive
 * @param weight whether it takes a second formula
 * @param takesK whether it takes a number K
 * @param scalar whether it takes formulas of dimension 1 only
 * @param factory makes the reduction for a formula
 * @param formula what it computes, for the documentation
 * @param shape from the formula's dimension to the shape of the result, for the documentation
 * @param summary one line: empty input, NaN and ties
 */
public record ReductionDefinition(
    String name,
    Weight weight,
    boolean takesK,
    boolean scalar,
    Function<Request, Reduction> factory,
    String formula,
    String shape,
    String summary) {
  /** Whether a reduction takes a second formula. */
  public enum Weight {
    /** It must not be given. */
    NONE,
    /** It may be given. */
    OPTIONAL,
    /** It must be given. */
    REQUIRED
  }

  /**
   * What a reduction is made for.
   *
   * @param dimension the dimension of the formula
   * @param weightDimension the dimension of the second formula; 0 if there is none
   * @param k the number K; 0 if there is none
   * @param summation how sums are taken
   */
  public record Request(int dimension, int weightDimension, int k, Summation summation) {
    /** A reduction of a formula of that dimension, without more. */
    public static Request of(int dimension) {
      return new Request(dimension, 0, 0, new Summation(ValueType.REAL, SumScheme.BLOCK));
    }
  }

  static ReductionDefinition of(String name, Function<Request, Reduction> factory) {
    return new ReductionDefinition(name, Weight.NONE, false, false, factory, "", "", "");
  }

  ReductionDefinition weight(Weight newWeight) {
    return new ReductionDefinition(
        name, newWeight, takesK, scalar, factory, formula, shape, summary);
  }

  ReductionDefinition withK() {
    return new ReductionDefinition(name, weight, true, scalar, factory, formula, shape, summary);
  }

  ReductionDefinition ofScalars() {
    return new ReductionDefinition(name, weight, takesK, true, factory, formula, shape, summary);
  }

  ReductionDefinition formula(String text) {
    return new ReductionDefinition(name, weight, takesK, scalar, factory, text, shape, summary);
  }

  ReductionDefinition shape(String text) {
    return new ReductionDefinition(name, weight, takesK, scalar, factory, formula, text, summary);
  }

  ReductionDefinition summary(String text) {
    return new ReductionDefinition(name, weight, takesK, scalar, factory, formula, shape, text);
  }

  /**
   * The reduction for a formula.
   *
   * @throws IllegalArgumentException if the formula, the weight or K do not fit; the message says
   *     what is needed
   */
  public Reduction create(Request request) {
    if (scalar && request.dimension() != 1) {
      throw new IllegalArgumentException(
          name
              + " needs a formula of dimension 1; this one has dimension "
              + request.dimension()
              + ".");
    }
    if (weight == Weight.REQUIRED && request.weightDimension() == 0) {
      throw new IllegalArgumentException(name + " needs a second formula, the weight (formula2).");
    }
    if (weight == Weight.NONE && request.weightDimension() != 0) {
      throw new IllegalArgumentException(name + " takes no second formula (formula2).");
    }
    if (takesK && request.k() < 1) {
      throw new IllegalArgumentException(
          name
              + " needs a number K of at least 1 (optArg); "
              + (request.k() == 0 ? "none was given." : "it is " + request.k() + "."));
    }
    if (!takesK && request.k() != 0) {
      throw new IllegalArgumentException(name + " takes no number K (optArg).");
    }
    return factory.apply(request);
  }
}
