package io.github.quern.operator.index;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Parameter;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.ir.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Gather(table,k,d)}: row k, from 0, of a table with rows of d components, row-major; d
 * components. k is an integer, or a real number that is rounded, halves up; where there is no such
 * row, or k is NaN, the result is NaN. Meant for {@code Pm} tables, whose row is read directly; of
 * a computed table every row is computed. Gradient: GatherT(e,k,n) in the table, none in k.
 *
 * @param length the number d of components of a row
 */
public record Gather(int length) implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "Gather",
              "table k",
              List.of(Definition.integer("d")),
              parameters -> new Gather(parameters.getFirst().whole()),
              "row k of a table with rows of d components",
              "Gather(a, s, 3) * y")
          .withFormula("table_(k d + m)")
          .withDimensions("n·d, 1 → d");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter.Whole(length));
  }

  @Override
  public int dimension(List<Integer> operands) {
    Dimensions.requireScalar(this, operands, 1);
    Dimensions.requireRange("Gather's length of a row", length, 1, operands.getFirst());
    if (operands.getFirst() % length != 0) {
      throw new DimensionException(
          "Gather needs a table of whole rows: rows of "
              + length
              + " components do not divide its dimension "
              + operands.getFirst()
              + ".",
          0);
    }
    return length;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Value row = Rows.chosenBy(scope, operands.get(1).at(0));
    return scope.vector(length, column -> scope.lookup(operands.getFirst(), length, row, column));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.equals(Set.of(0));
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    int entries = operands.getFirst().dimension();
    return Arrays.asList(new GatherT(entries).of(cotangent, operands.get(1)), null);
  }
}
