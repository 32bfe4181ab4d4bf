package io.github.quern.testing;

import io.github.quern.formula.Constant;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Parameter;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random formulas of fitting dimensions over every function of a list. It knows no dimension rule:
 * it tries operands and parameters until a function takes them.
 */
public final class FormulaGenerator {
  /** Largest dimension of a term, where nothing else is said. */
  public static final int MOST_COMPONENTS = 64;

  private static final int ATTEMPTS = 40;
  private static final int DEEPER_OPERANDS = 2;

  private final List<Definition> functions;
  private final List<Variable> variables;
  private final int mostComponents;
  private final SplittableRandom random;

  /**
   * A generator; equal arguments give equal sequences of formulas.
   *
   * @param functions the functions to use
   * @param variables the variables to use
   * @param seed decides the formulas
   */
  public FormulaGenerator(Collection<Definition> functions, List<Variable> variables, long seed) {
    this(functions, variables, MOST_COMPONENTS, seed);
  }

  /**
   * A generator of formulas of any dimension; equal arguments give equal sequences of formulas.
   *
   * @param functions the functions to use
   * @param variables the variables to use
   * @param mostComponents largest dimension of a term
   * @param seed decides the formulas
   */
  public FormulaGenerator(
      Collection<Definition> functions, List<Variable> variables, int mostComponents, long seed) {
    this.functions = List.copyOf(functions);
    this.variables = List.copyOf(variables);
    this.mostComponents = mostComponents;
    this.random = new SplittableRandom(seed);
  }

  /** A generator over all standard functions and {@link StandardVariables}. */
  public static FormulaGenerator standard(long seed) {
    return new FormulaGenerator(Operators.standard().all(), StandardVariables.all(), seed);
  }

  /** A formula with at most {@code nesting} calls within one another, at least one. */
  public Formula next(int nesting) {
    while (true) {
      Optional<Formula> call = call(pick(functions), nesting);
      if (call.isPresent()) {
        return call.get();
      }
    }
  }

  private Optional<Formula> call(Definition function, int nesting) {
    List<Formula> pool = pool(nesting);
    return Stream.generate(() -> attempt(function, pool))
        .limit(ATTEMPTS)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Candidates for operands: deeper terms, if allowed, and a leaf. */
  private List<Formula> pool(int nesting) {
    List<Formula> pool = new ArrayList<>();
    for (int count = 0; nesting > 1 && count < DEEPER_OPERANDS; count++) {
      call(pick(functions), nesting - 1).ifPresent(pool::add);
    }
    pool.add(leaf());
    return pool;
  }

  private Formula leaf() {
    return random.nextInt(10) == 0
        ? new Constant(random.nextInt(-3, 4), random.nextInt(1, 4), Span.NONE)
        : pick(variables);
  }

  private Optional<Formula> attempt(Definition function, List<Formula> pool) {
    List<Formula> operands =
        function.operands().stream()
            .map(name -> random.nextInt(10) == 0 ? leaf() : pick(pool))
            .toList();
    List<Parameter> parameters = function.parameters().stream().map(this::parameter).toList();
    try {
      Formula formula = function.builder().build(operands, parameters, Span.NONE);
      return Optional.of(formula).filter(term -> term.dimension() <= mostComponents);
    } catch (IllegalArgumentException | ArithmeticException unfit) {
      return Optional.empty();
    }
  }

  private Parameter parameter(Definition.Slot slot) {
    return switch (slot.kind()) {
      case INTEGER, LONG -> new Parameter.Whole(random.nextInt(-2, 10));
      case INTEGERS ->
          new Parameter.Sequence(
              IntStream.range(0, random.nextInt(4)).mapToObj(axis -> random.nextInt(4)).toList());
    };
  }

  private <T> T pick(List<? extends T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
