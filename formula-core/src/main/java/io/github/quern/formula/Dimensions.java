package io.github.quern.formula;

import java.util.List;

/** Dimension rules that several operators share. */
public final class Dimensions {
  private Dimensions() {}

  /**
   * The rule of element-wise operators: all operands have one dimension, but scalars, which are
   * repeated.
   *
   * @param operator the operator, for the message
   * @param operands the dimensions of the operands
   * @return the common dimension
   * @throws DimensionException if two operands that are not scalars differ
   */
  public static int common(Operator operator, List<Integer> operands) {
    return common(operator, operands, 1, "scalars");
  }

  /**
   * The same where what is repeated has another dimension than 1.
   *
   * @param operator the operator, for the message
   * @param operands the dimensions of the operands
   * @param repeated the dimension of operands that are repeated
   * @param words what such operands are called, in the plural
   * @return the common dimension
   * @throws DimensionException if two operands that are not repeated differ
   */
  public static int common(Operator operator, List<Integer> operands, int repeated, String words) {
    int common = repeated;
    int decidedBy = -1;
    for (int position = 0; position < operands.size(); position++) {
      int dimension = operands.get(position);
      if (dimension == repeated) {
        continue;
      }
      if (decidedBy >= 0 && dimension != common) {
        throw new DimensionException(
            operator.name()
                + " needs operands of one dimension, or "
                + words
                + ": operand "
                + (decidedBy + 1)
                + " has dimension "
                + common
                + ", operand "
                + (position + 1)
                + " has dimension "
                + dimension
                + ".",
            position);
      }
      common = dimension;
      decidedBy = decidedBy < 0 ? position : decidedBy;
    }
    return common;
  }

  /**
   * Requires that an operand is a scalar.
   *
   * @param operator the operator, for the message
   * @param operands the dimensions of the operands
   * @param position which operand
   */
  public static void requireScalar(Operator operator, List<Integer> operands, int position) {
    if (operands.get(position) != 1) {
      throw new DimensionException(
          operator.name()
              + " needs a scalar as operand "
              + (position + 1)
              + ", not a vector of dimension "
              + operands.get(position)
              + ".",
          position);
    }
  }

  /**
   * Requires that a whole number lies in a range.
   *
   * @param what what the number is, for the message: "Elem's position"
   * @param value the number
   * @param least the smallest allowed
   * @param greatest the largest allowed
   */
  public static void requireRange(String what, int value, int least, int greatest) {
    if (value < least || value > greatest) {
      throw new DimensionException(
          what
              + " must be "
              + (greatest == Integer.MAX_VALUE
                  ? "at least " + least
                  : "between " + least + " and " + greatest)
              + "; it is "
              + value
              + ".",
          -1);
    }
  }
}
