package io.github.quern.lower;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Category;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Subterms;
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
import java.util.Objects;

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
    int last = UNROLL_LIMITS.length - 1;
    for (int choice = 0; choice < last; choice++) {
      Program program = lower(formula, reduction, arguments, axis, UNROLL_LIMITS[choice]);
      if (program.size() <= SMALL_PROGRAM) {
        return program;
      }
    }
    return lower(formula, reduction, arguments, axis, UNROLL_LIMITS[last]);
  }

  /** The same, with sweeps over more than {@code unrollLimit} components as loops. */
  static Program lower(
      Formula formula, Reduction reduction, List<Variable> arguments, int axis, int unrollLimit) {
    List<Input> inputs = arguments.stream().map(variable -> input(variable, axis)).toList();
    return build(formula, reduction, new ProgramBuilder(inputs, unrollLimit));
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

  private static Program build(Formula formula, Reduction reduction, ProgramBuilder builder) {
    reduction.stateLengths(formula.dimension()).forEach(builder::declareState);
    builder.enter(ProgramBuilder.Section.BEGIN);
    reduction.neutral(builder, builder.total());
    builder.enter(ProgramBuilder.Section.RESET);
    reduction.neutral(builder, builder.partial());
    builder.enter(ProgramBuilder.Section.PAIR);
    reduction.accumulate(builder, builder.partial(), new Lowering(builder).vector(formula));
    builder.enter(ProgramBuilder.Section.MERGE);
    reduction.merge(builder, builder.total(), builder.partial());
    builder.enter(ProgramBuilder.Section.FINISH);
    reduction.finish(builder, builder.total());
    return builder.build(reduction.outputDimension(formula.dimension()));
  }

  private Vector vector(Formula formula) {
    List<Formula> terms = Subterms.of(formula);
    for (Formula term : terms) {
      if (term instanceof Apply apply) {
        apply.operands().forEach(operand -> uses.merge(operand, 1, Integer::sum));
      }
    }
    terms.forEach(term -> lowered.put(term, lower(term)));
    return lowered(formula);
  }

  private Vector lowered(Formula term) {
    return Objects.requireNonNull(lowered.get(term));
  }

  /** Lowers a term whose operands are lowered. */
  private Vector lower(Formula term) {
    return switch (term) {
      case Variable variable -> builder.input(variable.position());
      case Constant constant -> builder.vector(1, component -> builder.constant(constant.value()));
      case Apply apply -> {
        Vector vector =
            apply.operator().lower(builder, apply.operands().stream().map(this::lowered).toList());
        yield uses.getOrDefault(apply, 1) > 1 ? builder.stored(vector) : vector;
      }
    };
  }
}
