package io.github.quern.testing;

import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded input arrays; equal arguments give equal arrays. */
public final class RandomInputs {
  private RandomInputs() {}

  /** Numbers of both signs and moderate size, one row-major array per variable. */
  public static List<double[]> ofBothSigns(
      List<Variable> variables, int rows, int columns, long seed) {
    return between(-2, 2, variables, rows, columns, seed);
  }

  /**
   * Numbers within (0, 1) and away from both, where every operator that takes any numbers at all is
   * defined: no poles, and no arguments outside of the domains of logarithms, roots and arc
   * functions.
   */
  public static List<double[]> withoutPoles(
      List<Variable> variables, int rows, int columns, long seed) {
    return between(0.15, 0.85, variables, rows, columns, seed);
  }

  /**
   * Uniform numbers of a range.
   *
   * @param least the lower end
   * @param most the upper end
   * @param variables what the arrays are for, by position
   * @param rows number M of rows of {@code Vi} variables
   * @param columns number N of rows of {@code Vj} variables
   * @param seed decides the numbers
   */
  public static List<double[]> between(
      double least, double most, List<Variable> variables, int rows, int columns, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return variables.stream()
        .map(variable -> count(variable.category(), rows, columns) * variable.dimension())
        .map(length -> random.doubles(length, least, most).toArray())
        .toList();
  }

  private static int count(Category category, int rows, int columns) {
    return switch (category) {
      case VI -> rows;
      case VJ -> columns;
      case PM -> 1;
    };
  }
}
