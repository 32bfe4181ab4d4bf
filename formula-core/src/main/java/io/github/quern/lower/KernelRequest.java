package io.github.quern.lower;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Axis;
import io.github.quern.ir.ValueType;
import io.github.quern.reduction.Reduction;
import java.util.Collections;
import java.util.List;

/**
 * What a program is to compute.
 *
 * @param formulas what is evaluated for each pair: the formula, and the weight if there is one;
 *     every variable placed
 * @param reduction what is done with the values
 * @param arguments the variables by position, used in the formulas or not
 * @param types the types of their data
 * @param rowAxis the index of output rows; the other one is reduced over
 * @param unrolled whether sweeps over components never become loops
 * @param numbered whether the program has a further input, after the arguments: a parameter of two
 *     integers, the numbers that the first row and the first column have
 */
public record KernelRequest(
    List<Formula> formulas,
    Reduction reduction,
    List<Variable> arguments,
    List<ValueType> types,
    Axis rowAxis,
    boolean unrolled,
    boolean numbered) {
  /** Copies the lists. */
  public KernelRequest {
    formulas = List.copyOf(formulas);
    arguments = List.copyOf(arguments);
    types = List.copyOf(types);
    if (types.size() != arguments.size()) {
      throw new IllegalArgumentException(
          arguments.size() + " arguments have " + types.size() + " types");
    }
  }

  /** A request for a program whose rows and columns are numbered from 0. */
  public KernelRequest(
      List<Formula> formulas,
      Reduction reduction,
      List<Variable> arguments,
      List<ValueType> types,
      Axis rowAxis,
      boolean unrolled) {
    this(formulas, reduction, arguments, types, rowAxis, unrolled, false);
  }

  /** A reduction of one formula of real numbers. */
  public static KernelRequest of(
      Formula formula, Reduction reduction, List<Variable> arguments, Axis rowAxis) {
    return new KernelRequest(
        List.of(formula),
        reduction,
        arguments,
        Collections.nCopies(arguments.size(), ValueType.REAL),
        rowAxis,
        false);
  }
}
