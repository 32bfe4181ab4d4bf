package io.github.quern.lower;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Category;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Input;
import io.github.quern.ir.Program;
import io.github.quern.ir.ProgramBuilder;
import io.github.quern.ir.Role;
import io.github.quern.ir.Vector;
import io.github.quern.reduction.Reduction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns a formula and a reduction into a program. */
public final class Lowering {
  /**
   * Sweeps over more components than this become loops. The first limit whose program is small
   * enough is taken: HotSpot compiles no method of more than 8,000 bytes, and registers are few.
   */
  private static final int[] UNROLL_LIMITS = {32, 16, 8, 4, 1};

  /** Most instructions of a program that is unrolled as far as its limit allows. */
  private static final int SMALL_PROGRAM = 600;

  private final Map<Formula, Integer> uses = new HashMap<>();
  private final Map<Formula, Vector> lowered = new HashMap<>();
  private final ProgramBuilder builder;

  private Lowering(ProgramBuilder builder) {
    this.builder = builder;
  }

  /**
   * Lowers a reduction of a formula.
   *
   * @param formula what is evaluated for each pair, every variable placed
   * @param reduction what is done with the values
   * @param arguments the variables by position, used in the formula or not
   * @param axis 1 to reduce over j, so that rows are indexed by i; 0 for the other way round
   */
  public static Program lower(
      Formula formula, Reduction reduction, List<Variable> arguments, int axis) {
    List<Input> inputs = arguments.stream().map(variable -> input(variable, axis)).toList();
    for (int limit : UNROLL_LIMITS) {
      Program program = build(formula, reduction, inputs, limit);
      if (program.size() <= SMALL_PROGRAM) {
        return program;
      }
    }
    return build(formula, reduction, inputs, UNROLL_LIMITS[UNROLL_LIMITS.length - 1]);
  }

  private static Input input(Variable variable, int axis) {
    return new Input(variable.label(), variable.dimension(), role(variable.category(), axis));
  }

  /** What a category means for a reduction over that axis. */
  public static Role role(Category category, int axis) {
    return switch (category) {
      case PM -> Role.PARAMETER;
      case VI -> axis == 1 ? Role.ROW : Role.COLUMN;
      case VJ -> axis == 1 ? Role.COLUMN : Role.ROW;
    };
  }

  private static Program build(
      Formula formula, Reduction reduction, List<Input> inputs, int unrollLimit) {
    ProgramBuilder builder = new ProgramBuilder(inputs, unrollLimit);
    Lowering lowering = new Lowering(builder);
    lowering.countUses(formula);
    reduction.stateLengths(formula.dimension()).forEach(builder::declareState);
    builder.enter(ProgramBuilder.Section.BEGIN);
    reduction.neutral(builder, builder.total());
    builder.enter(ProgramBuilder.Section.RESET);
    reduction.neutral(builder, builder.partial());
    builder.enter(ProgramBuilder.Section.PAIR);
    reduction.accumulate(builder, builder.partial(), lowering.lower(formula));
    builder.enter(ProgramBuilder.Section.MERGE);
    reduction.merge(builder, builder.total(), builder.partial());
    builder.enter(ProgramBuilder.Section.FINISH);
    reduction.finish(builder, builder.total());
    return builder.build(reduction.outputDimension(formula.dimension()));
  }

  private void countUses(Formula formula) {
    if (uses.merge(formula, 1, Integer::sum) == 1 && formula instanceof Apply apply) {
      apply.operands().forEach(this::countUses);
    }
  }

  private Vector lower(Formula formula) {
    Vector known = lowered.get(formula);
    if (known == null) {
      known =
          switch (formula) {
            case Variable variable ->
                builder.vector(
                    variable.dimension(),
                    component -> builder.load(variable.position(), component));
            case Constant constant ->
                builder.vector(1, component -> builder.constant(constant.value()));
            case Apply apply -> lower(apply);
          };
      lowered.put(formula, known);
    }
    return known;
  }

  private Vector lower(Apply apply) {
    Vector vector =
        apply.operator().lower(builder, apply.operands().stream().map(this::lower).toList());
    return uses.getOrDefault(apply, 1) > 1 ? builder.stored(vector) : vector;
  }
}
