package io.github.quern.fuzz.formulas;

import io.github.quern.data.DType;
import io.github.quern.derivative.Derivatives;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import io.github.quern.operator.vector.Sum;
import io.github.quern.reduction.ReductionDefinition;
import io.github.quern.reduction.ReductionDefinition.Weight;
import io.github.quern.reduction.Reductions;
import io.github.quern.testing.FormulaGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes random calls; equal seeds give equal ones. */
final class CaseGenerator {
  private static final List<Category> CATEGORIES = List.of(Category.values());
  private static final int[] SMALL = {1, 2, 3, 4, 6, 9};

  /** So large that components become loops. */
  private static final int[] LARGE = {33, 70, 130};

  private static final int MOST_COMPONENTS = 400;

  /** Those that have derivatives. */
  private static final Set<String> DIFFERENTIABLE =
      Set.of("Sum", "LogSumExp", "LogSumExpWeight", "SumSoftMaxWeight");

  private final long seed;
  private final SplittableRandom random;
  private final List<Variable> variables = new ArrayList<>();
  private Optional<String> derivative = Optional.empty();

  private CaseGenerator(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** The call of that seed. */
  static FormulaCase of(long seed) {
    return new CaseGenerator(seed).next();
  }

  private FormulaCase next() {
    boolean large = oneIn(40);
    declare(large);
    FormulaGenerator formulas =
        new FormulaGenerator(
            Operators.standard().all(),
            variables,
            large ? MOST_COMPONENTS : FormulaGenerator.MOST_COMPONENTS,
            random.nextLong());
    Formula formula = differentiated(formulas.next(1 + random.nextInt(4)));
    ReductionDefinition reduction = reduction();
    if (reduction.scalar() && !formula.isScalar()) {
      formula = new Sum().of(formula);
    }
    boolean weighted =
        reduction.weight() == Weight.REQUIRED
            || (reduction.weight() == Weight.OPTIONAL && random.nextBoolean());
    Optional<Formula> weight =
        weighted ? Optional.of(formulas.next(1 + random.nextInt(2))) : Optional.empty();
    Reducing reducing = reducing(reduction);
    Optional<String> gradient =
        DIFFERENTIABLE.contains(reduction.name()) && oneIn(12)
            ? Optional.of(pick(variables).label())
            : Optional.empty();
    return new FormulaCase(
        seed,
        variables,
        formula,
        weight,
        reducing,
        gradient,
        derivative,
        layout(gradient.isPresent(), reducing.doubleAcc()));
  }

  /** Arguments whose dimensions often fit each other, of every category at least one. */
  private void declare(boolean large) {
    int usual = large ? LARGE[random.nextInt(LARGE.length)] : SMALL[random.nextInt(SMALL.length)];
    int count = 3 + random.nextInt(4);
    for (int position = 0; position < count; position++) {
      Category category = position < 3 ? CATEGORIES.get(position) : pick(CATEGORIES);
      int dimension =
          switch (random.nextInt(8)) {
            case 0, 1 -> 1;
            case 2 -> SMALL[random.nextInt(SMALL.length)];
            case 3 -> usual <= 4 ? usual * usual : usual;
            default -> usual;
          };
      variables.add(new Variable(position, dimension, category, "x" + position, Span.NONE));
    }
  }

  private Formula differentiated(Formula formula) {
    if (!oneIn(8)) {
      return formula;
    }
    String name = pick(Derivatives.names());
    Optional<Formula> result =
        DerivativeStep.apply(name, formula, variables, random)
            .filter(term -> term.dimension() <= MOST_COMPONENTS);
    derivative = result.map(term -> name);
    return result.orElse(formula);
  }

  private ReductionDefinition reduction() {
    return Reductions.find(random.nextBoolean() ? "Sum" : pick(Reductions.names())).orElseThrow();
  }

  private Reducing reducing(ReductionDefinition reduction) {
    return new Reducing(
        reduction,
        reduction.takesK() ? 1 + random.nextInt(4) : 0,
        random.nextInt(2),
        oneIn(5) ? pick(List.of("direct_sum", "kahan_scheme")) : "auto",
        oneIn(10),
        !oneIn(20));
  }

  private Layout layout(boolean gradient, boolean doubleAcc) {
    DType dtype =
        !gradient && oneIn(12)
            ? DType.FLOAT16
            : random.nextBoolean() || doubleAcc ? DType.FLOAT32 : DType.FLOAT64;
    int integers = oneIn(15) && !gradient ? random.nextInt(variables.size()) : -1;
    boolean many = oneIn(200);
    boolean batched = oneIn(12);
    return new Layout(
        many ? 3 + 140 * random.nextInt(2) : size(),
        many ? 3 + 140 * random.nextInt(2) : size(),
        dtype,
        oneIn(8) ? NumberKind.SPECIAL : pick(List.of(NumberKind.values()).subList(0, 3)),
        integers,
        batched,
        !gradient && !batched && oneIn(12));
  }

  private int size() {
    return oneIn(20) ? 0 : oneIn(20) ? 9 + random.nextInt(30) : 1 + random.nextInt(8);
  }

  private boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
