package io.github.quern.testing;

import io.github.quern.derivative.Derivatives;
import io.github.quern.formula.Apply;
import io.github.quern.formula.Category;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Parameter;
import io.github.quern.formula.Span;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way to call a function: dimensions of its operands and values of its parameters that fit.
 *
 * @param definition the function
 * @param dimensions the dimensions of the operands
 * @param parameters the values of the parameters
 */
public record Signature(
    Definition definition, List<Integer> dimensions, List<Parameter> parameters) {
  private static final List<Integer> DIMENSIONS = List.of(1, 2, 4);
  private static final List<Integer> NUMBERS = List.of(0, 1, 2, 3, 5, -2);
  private static final List<List<Integer>> SEQUENCES =
      List.of(List.of(), List.of(0), List.of(1), List.of(2), List.of(2, 2), List.of(1, 0));

  /** Copies the lists. */
  public Signature {
    dimensions = List.copyOf(dimensions);
    parameters = List.copyOf(parameters);
  }

  /** The operands: one variable each, by position, indexed by i. */
  public List<Variable> operands() {
    List<Variable> operands = new ArrayList<>();
    for (int dimension : dimensions) {
      operands.add(new Variable(operands.size(), dimension, Category.VI, null, Span.NONE));
    }
    return operands;
  }

  /** The call with those operands. */
  public Formula formula() {
    return definition.builder().build(List.copyOf(operands()), parameters, Span.NONE);
  }

  @Override
  public String toString() {
    return formula().toString();
  }

  /** Some ways to call a function: every one over a few dimensions and numbers that fits. */
  public static List<Signature> of(Definition definition) {
    List<List<Parameter>> parameterChoices =
        combinations(definition.parameters().stream().map(Signature::candidates).toList());
    List<List<Integer>> dimensionChoices =
        combinations(definition.operands().stream().map(operand -> DIMENSIONS).toList());
    return dimensionChoices.stream()
        .flatMap(dimensions ->
            parameterChoices.stream()
                .map(parameters -> new Signature(definition, dimensions, parameters)))
        .filter(signature -> signature.fits().isPresent())
        .toList();
  }

  /**
   * The names of the operators that the functions of the language are made of, as their simplest
   * calls show; those that differentiate are worked out and leave none of their own.
   */
  public static Set<String> operators() {
    return Operators.standard().all().stream()
        .filter(definition -> !Derivatives.all().contains(definition))
        .flatMap(definition -> operators(of(definition).getFirst().formula()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names of a formula's operators, once for each term. */
  public static Stream<String> operators(Formula formula) {
    return Subterms.of(formula).stream()
        .filter(Apply.class::isInstance)
        .map(term -> ((Apply) term).operator().name());
  }

  /** The call, if the function takes these operands and parameters. */
  private Optional<Formula> fits() {
    try {
      return Optional.of(formula());
    } catch (IllegalArgumentException | ArithmeticException unfit) {
      return Optional.empty();
    }
  }

  private static List<Parameter> candidates(Definition.Slot slot) {
    return switch (slot.kind()) {
      case INTEGER, LONG -> NUMBERS.stream().<Parameter>map(Parameter.Whole::new).toList();
      case INTEGERS -> SEQUENCES.stream().<Parameter>map(Parameter.Sequence::new).toList();
    };
  }

  /** All lists with one element of each choice. */
  private static <T> List<List<T>> combinations(List<List<T>> choices) {
    List<List<T>> combinations = List.of(List.of());
    for (List<T> choice : choices) {
      List<List<T>> longer = new ArrayList<>();
      for (List<T> begun : combinations) {
        for (T element : choice) {
          List<T> extended = new ArrayList<>(begun);
          extended.add(element);
          longer.add(extended);
        }
      }
      combinations = longer;
    }
    return combinations;
  }
}
