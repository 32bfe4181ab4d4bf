package io.github.quern.operator.index;

import static io.github.quern.operator.scalar.Algebra.minus;
import static io.github.quern.operator.scalar.Algebra.number;
import static io.github.quern.operator.scalar.Algebra.over;
import static io.github.quern.operator.scalar.Algebra.times;

import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Dimensions;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Parameter;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.ir.Vector;
import io.github.quern.operator.scalar.IfElse;
import io.github.quern.operator.scalar.LessOrEqual;
import io.github.quern.operator.scalar.LessThan;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code GatherT(f,k,n)}: a table of n components, zero but in row k, from 0, which is f; rows are
 * as long as f. The transpose of {@code Gather}: k is read as there, and where there is no such row
 * all is zero. Gradient: Gather(e,k,d) in f, or zero where there is no such row; none in k.
 *
 * @param entries the number n of components of the table
 */
public record GatherT(int entries) implements Operator {
  /** How formulas call it. */
  public static final Definition DEFINITION =
      Definition.operator(
              "GatherT",
              "f k",
              List.of(Definition.integer("n")),
              parameters -> new GatherT(parameters.getFirst().whole()),
              "a table of n components, zero but in row k, which is f",
              "GatherT(y, s, 9) * a")
          .withFormula("Σ_m f_m e_(k d + m)")
          .withDimensions("d, 1 → n");

  @Override
  public Definition definition() {
    return DEFINITION;
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(new Parameter.Whole(entries));
  }

  @Override
  public int dimension(List<Integer> operands) {
    Dimensions.requireScalar(this, operands, 1);
    Dimensions.requireRange("GatherT's number of components", entries, 1, Integer.MAX_VALUE);
    if (entries % operands.getFirst() != 0) {
      throw new DimensionException(
          "GatherT needs a table of whole rows: rows of "
              + operands.getFirst()
              + " components do not divide "
              + entries
              + ".",
          0);
    }
    return entries;
  }

  @Override
  public Vector lower(Scope scope, List<Vector> operands) {
    Vector f = operands.getFirst();
    Value chosen = Rows.chosenBy(scope, operands.get(1).at(0));
    return scope.table(
        entries / f.dimension(),
        f.dimension(),
        (row, column) ->
            scope.choose(
                Comparison.EQUAL, chosen, scope.position(row), f.at(column), scope.constant(0)));
  }

  @Override
  public boolean isLinearIn(Set<Integer> operands) {
    return operands.equals(Set.of(0));
  }

  @Override
  public List<@Nullable Formula> pullback(List<Formula> operands, Formula cotangent) {
    Formula k = operands.get(1);
    int length = operands.getFirst().dimension();
    Formula gathered = new Gather(length).of(cotangent, k);
    // Zero, not NaN, where there is no such row.
    Formula inside =
        times(
            new LessOrEqual().of(over(number(-1), number(2)), k),
            new LessThan().of(k, minus(number(entries / length), over(number(1), number(2)))));
    return Arrays.asList(new IfElse().of(minus(inside, number(1)), gathered, number(0)), null);
  }
}
