package io.github.quern.graph;

import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.constant.Zero;
import io.github.quern.operator.scalar.Add;
import io.github.quern.operator.scalar.Algebra;
import io.github.quern.operator.scalar.Divide;
import io.github.quern.operator.scalar.Log;
import io.github.quern.operator.vector.Concat;
import io.github.quern.operator.vector.Elem;
import io.github.quern.operator.vector.Extract;
import java.util.List;
import java.util.Optional;

/** A single reduction as a graph that can be differentiated. */
public final class Expansion {
  private Expansion() {}

  /**
   * The graph of a reduction.
   *
   * <ul>
   *   <li>{@code Sum}: Σ_j F.
   *   <li>{@code LogSumExp} and {@code LogSumExpWeight}: m + log s of the state (m, s).
   *   <li>{@code SumSoftMaxWeight}: s_G / s_1 of the sums with weights G and 1.
   *   <li>{@code Max_SumShiftExp} and {@code Max_SumShiftExpWeight}: the state itself; derivatives
   *       take m for a constant, as in KeOps.
   *   <li>reductions to indices: zero, since they are constant wherever they have a derivative.
   * </ul>
   *
   * @param reduction its name
   * @param dimension the number of components of a row of the result
   * @param formulas the formula, and the weight if there is one; every variable placed
   * @param arguments the arguments of a call, by position
   * @param rows which index the rows have
   * @throws IllegalArgumentException if the reduction has no derivative
   */
  public static ReductionGraph of(
      String reduction,
      int dimension,
      List<Formula> formulas,
      List<Variable> arguments,
      Category rows) {
    GraphBuilder builder = new GraphBuilder();
    Formula result =
        switch (reduction) {
          case "Sum" -> builder.sumOverPairs(formulas.getFirst(), rows, rows);
          case "LogSumExp", "LogSumExpWeight" ->
              logarithm(builder.shiftedExponentials(formulas, rows));
          case "SumSoftMaxWeight" -> mean(builder.shiftedExponentials(withOne(formulas), rows));
          case "Max_SumShiftExp", "Max_SumShiftExpWeight" ->
              builder.shiftedExponentials(formulas, rows);
          case "ArgMin", "ArgMax", "ArgKMin" ->
              builder.sumOverPairs(new Zero(dimension).of(), rows, rows);
          default ->
              throw new IllegalArgumentException(
                  reduction
                      + " has no derivative here, as in KeOps. Take the index instead, and"
                      + " differentiate the formula at the pairs that it names.");
        };
    return new ReductionGraph(
        arguments,
        builder.stages(),
        List.of(new Result(reduction, result, rows, Optional.empty())));
  }

  private static List<Formula> withOne(List<Formula> formulas) {
    return List.of(formulas.get(0), new Concat().of(Algebra.number(1), formulas.get(1)));
  }

  private static Formula logarithm(Variable state) {
    return new Add()
        .of(new Elem(0).of(state), new Log().of(new Extract(1, state.dimension() - 1).of(state)));
  }

  private static Formula mean(Variable state) {
    return new Divide().of(new Extract(2, state.dimension() - 2).of(state), new Elem(1).of(state));
  }
}
