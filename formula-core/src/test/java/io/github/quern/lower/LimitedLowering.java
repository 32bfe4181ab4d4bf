package io.github.quern.lower;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Axis;
import io.github.quern.ir.Program;
import io.github.quern.testing.Programs;
import java.util.List;

/** Gives tests the choice that {@link Lowering} otherwise makes by itself. */
public final class LimitedLowering {
  private LimitedLowering() {}

  /**
   * The sum of a formula over j.
   *
   * @param formula what to sum
   * @param variables the variables by position
   * @param unrollLimit sweeps over more components than this become loops
   */
  public static Program sum(Formula formula, List<Variable> variables, int unrollLimit) {
    return Lowering.lower(
        KernelRequest.of(formula, Programs.sum(formula.dimension()), variables, Axis.I),
        unrollLimit);
  }

  /**
   * What a request asks for, with sweeps over more than {@code unrollLimit} components as loops.
   */
  public static Program of(KernelRequest request, int unrollLimit) {
    return Lowering.lower(request, unrollLimit);
  }
}
