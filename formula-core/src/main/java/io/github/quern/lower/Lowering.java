package io.github.quern.lower;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Category;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Axis;
import io.github.quern.ir.Input;
import io.github.quern.ir.Program;
import io.github.quern.ir.ProgramBuilder;
import io.github.quern.ir.Role;
import io.github.quern.ir.ValueType;
import io.github.quern.ir.Vector;
import io.github.quern.reduction.Reduction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns a formula and a reduction into a program. */
public final class Lowering {
  /**
   * Sweeps over more components than this become loops. The first limit whose program is small
   * enough is taken: HotSpot compiles no method of more than 8,000 bytes, and registers are few.
   */
  private static final int[] UNROLL_LIMITS = {32, 16, 8, 4, 1};

  /** The largest weight of a program that is unrolled as far as its limit allows. */
  private static final int SMALL_PROGRAM = 600;

  private final Map<Formula, Integer> uses = new HashMap<>();
  private final Map<Formula, Vector> lowered = new HashMap<>();
  private final ProgramBuilder builder;

  private Lowering(ProgramBuilder builder) {
    this.builder = builder;
  }

  /** Lowers a reduction. */
  public static Program lower(KernelRequest request) {
    if (request.unrolled()) {
      return lower(request, Integer.MAX_VALUE);
    }
    int last = UNROLL_LIMITS.length - 1;
    for (int choice = 0; choice < last; choice++) {
      Program program = lower(request, UNROLL_LIMITS[choice]);
      if (program.weight() <= SMALL_PROGRAM) {
        return program;
      }
    }
    return lower(request, UNROLL_LIMITS[last]);
  }

  /** The same, with sweeps over more than {@code unrollLimit} components as loops. */
  static Program lower(KernelRequest request, int unrollLimit) {
    List<Input> inputs = new ArrayList<>();
    for (int position = 0; position < request.arguments().size(); position++) {
      Variable variable = request.arguments().get(position);
      inputs.add(
          new Input(
              variable.label(),
              variable.dimension(),
              role(variable.category(), request.rowAxis()),
              request.types().get(position)));
    }
    if (request.numbered()) {
      inputs.add(new Input("first", 2, Role.PARAMETER, ValueType.INTEGER));
    }
    ProgramBuilder builder = new ProgramBuilder(inputs, request.rowAxis(), unrollLimit);
    if (request.numbered()) {
      builder.numberFrom(inputs.size() - 1);
    }
    return build(request, builder);
  }

  /** What a category means for a reduction whose output rows have that index. */
  public static Role role(Category category, Axis rowAxis) {
    return switch (category) {
      case PM -> Role.PARAMETER;
      case VI -> rowAxis == Axis.I ? Role.ROW : Role.COLUMN;
      case VJ -> rowAxis == Axis.J ? Role.ROW : Role.COLUMN;
    };
  }

  private static Program build(KernelRequest request, ProgramBuilder builder) {
    Reduction reduction = request.reduction();
    reduction.state().forEach(part -> builder.declareState(part.length(), part.type()));
    reduction.outputs().forEach(builder::declareOutput);
    builder.enter(ProgramBuilder.Section.BEGIN);
    reduction.neutral(builder, builder.total());
    builder.enter(ProgramBuilder.Section.RESET);
    reduction.neutral(builder, builder.partial());
    builder.enter(ProgramBuilder.Section.PAIR);
    reduction.accumulate(
        builder, builder.partial(), new Lowering(builder).vectors(request.formulas()));
    builder.enter(ProgramBuilder.Section.MERGE);
    reduction.merge(builder, builder.total(), builder.partial());
    builder.enter(ProgramBuilder.Section.FINISH);
    reduction.finish(builder, builder.total());
    return builder.build(reduction.accumulation());
  }

  private List<Vector> vectors(List<Formula> formulas) {
    Set<Formula> terms = new LinkedHashSet<>();
    formulas.forEach(formula -> terms.addAll(Subterms.of(formula)));
    for (Formula term : terms) {
      if (term instanceof Apply apply) {
        apply.operands().forEach(operand -> uses.merge(operand, 1, Integer::sum));
      }
    }
    terms.forEach(term -> lowered.put(term, lower(term)));
    return formulas.stream().map(this::lowered).toList();
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
