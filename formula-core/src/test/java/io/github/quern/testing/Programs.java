package io.github.quern.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Axis;
import io.github.quern.ir.Block;
import io.github.quern.ir.Program;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.reduction.Reduction;
import io.github.quern.reduction.ReductionDefinition;
import io.github.quern.reduction.SumReduction;
import io.github.quern.text.FormulaParser;
import java.util.List;
import java.util.stream.Stream;

/** Programs of formulas, for tests of what comes after the lowering. */
public final class Programs {
  private Programs() {}

  /**
   * The sum of a formula in text.
   *
   * @param formula the formula
   * @param axis 1 to sum over j, 0 to sum over i
   * @param aliases its arguments, such as {@code X = Vi(3)}
   */
  public static Program sum(String formula, int axis, String... aliases) {
    FormulaParser parser = StandardVariables.parser(List.of(aliases));
    Formula parsed = parser.parse(formula);
    return sum(parsed, axis, parser.arguments());
  }

  /** The sum of a formula over variables given by position. */
  public static Program sum(Formula formula, int axis, List<Variable> variables) {
    return Lowering.lower(
        KernelRequest.of(formula, sum(formula.dimension()), variables, rowAxis(axis)));
  }

  /** The sum of formulas of a dimension, in the kernel's precision and by tiles. */
  public static Reduction sum(int dimension) {
    return SumReduction.DEFINITION.create(ReductionDefinition.Request.of(dimension));
  }

  /** The index of output rows for an axis that is reduced over. */
  public static Axis rowAxis(int axis) {
    return axis == 1 ? Axis.I : Axis.J;
  }

  /** The number of instructions of the blocks that a tile runs. */
  public static int size(Program program) {
    return Stream.of(
            program.parameters(), program.row(), program.reset(), program.pair(), program.merge())
        .mapToInt(Block::size)
        .sum();
  }

  /** The number of components of a row of a program's only output. */
  public static int dimension(Program program) {
    assertEquals(1, program.outputs().size());
    return program.outputs().getFirst().dimension();
  }
}
