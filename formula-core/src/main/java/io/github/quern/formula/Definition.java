package io.github.quern.formula;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What a formula's text can call: a name, its arguments, and how to build the term. Every operator
 * has one; functions that are mere combinations of others, such as {@code SqDist}, have only this.
 *
 * @param name the name in formulas, case-sensitive
 * @param operands names of the operands, for messages and documentation
 * @param parameters the parameters that follow the operands, in order
 * @param builder from operands and parameters to the term
 * @param summary one line of documentation
 * @param formula the value in mathematical notation, such as {@code Σ_k (f_k − g_k)²}
 * @param dimensions the dimensions of the operands and of the result, such as {@code n·p, p → n}; D
 *     stands for a common dimension, which scalars may take the place of, the parameters for
 *     themselves
 * @param example a formula that uses it, over the variables x = Vi(3), y = Vj(3), s = Vi(1), t =
 *     Vj(1), p = Pm(3), a = Pm(9), g = Pm(1)
 */
public record Definition(
    String name,
    List<String> operands,
    List<Slot> parameters,
    Builder builder,
    String summary,
    String formula,
    String dimensions,
    String example) {

  /**
   * A parameter to be given.
   *
   * @param name its name, for messages and documentation
   * @param kind what it can be
   * @param preset its value where a call leaves it out; empty if it must be given
   */
  public record Slot(String name, Parameter.Kind kind, Optional<Parameter> preset) {
    /** The same parameter, but calls may leave it out. */
    public Slot orElse(Parameter value) {
      return new Slot(name, kind, Optional.of(value));
    }

    /** Whether calls may leave it out. */
    public boolean isOptional() {
      return preset.isPresent();
    }
  }

  /** Builds the term that a call stands for. */
  @FunctionalInterface
  public interface Builder {
    /**
     * Builds the term.
     *
     * @param operands as many as the definition names
     * @param parameters as many, and of the kinds, that the definition names
     * @param span where the call was written
     * @throws DimensionException if operands do not fit
     * @throws IllegalArgumentException if a parameter is out of range; the message says so
     */
    Formula build(List<Formula> operands, List<Parameter> parameters, Span span);
  }

  /** Makes the operator that belongs to parameter values. */
  @FunctionalInterface
  public interface Factory {
    /** The operator with these parameters. */
    Operator create(List<Parameter> parameters);
  }

  /** Copies the lists; parameters that can be left out must be the last ones. */
  public Definition {
    operands = List.copyOf(operands);
    parameters = List.copyOf(parameters);
    boolean optional = false;
    for (Slot slot : parameters) {
      if (optional && !slot.isOptional()) {
        throw new IllegalArgumentException(
            "'" + slot.name() + "' of " + name + " follows a parameter that can be left out");
      }
      optional |= slot.isOptional();
    }
  }

  /**
   * A definition that acts component by component, until {@link #withDimensions} says otherwise,
   * and still lacks its formula.
   */
  public Definition(
      String name,
      List<String> operands,
      List<Slot> parameters,
      Builder builder,
      String summary,
      String example) {
    this(name, operands, parameters, builder, summary, "", componentwise(operands), example);
  }

  /** {@code D, D → D} for two operands. */
  private static String componentwise(List<String> operands) {
    return String.join(", ", Collections.nCopies(operands.size(), "D")) + " → D";
  }

  /** The same with the value in mathematical notation. */
  public Definition withFormula(String notation) {
    return new Definition(
        name, operands, parameters, builder, summary, notation, dimensions, example);
  }

  /** The same with the dimensions of operands and result. */
  public Definition withDimensions(String rule) {
    return new Definition(name, operands, parameters, builder, summary, formula, rule, example);
  }

  /**
   * The definition of an operator without parameters.
   *
   * @param name the name in formulas
   * @param operands names of the operands, separated by single spaces
   * @param operator makes the operator
   * @param summary one line of documentation
   * @param example a formula that uses it
   */
  public static Definition operator(
      String name,
      String operands,
      java.util.function.Supplier<Operator> operator,
      String summary,
      String example) {
    return operator(name, operands, List.of(), parameters -> operator.get(), summary, example);
  }

  /**
   * The definition of an operator with parameters; see {@link #operator(String, String,
   * java.util.function.Supplier, String, String)}.
   */
  public static Definition operator(
      String name,
      String operands,
      List<Slot> parameters,
      Factory factory,
      String summary,
      String example) {
    return new Definition(
        name,
        words(operands),
        parameters,
        (arguments, values, span) -> new Apply(factory.create(values), arguments, span),
        summary,
        example);
  }

  /** The definition of a combination of other operators. */
  public static Definition combination(
      String name, String operands, Builder builder, String summary, String example) {
    return combination(name, operands, List.of(), builder, summary, example);
  }

  /** The definition of a combination of other operators that has parameters. */
  public static Definition combination(
      String name,
      String operands,
      List<Slot> parameters,
      Builder builder,
      String summary,
      String example) {
    return new Definition(name, words(operands), parameters, builder, summary, example);
  }

  /** A whole-number parameter. */
  public static Slot integer(String name) {
    return new Slot(name, Parameter.Kind.INTEGER, Optional.empty());
  }

  /** A whole-number parameter of any size up to that of a {@code long}. */
  public static Slot longInteger(String name) {
    return new Slot(name, Parameter.Kind.LONG, Optional.empty());
  }

  /** A parameter that is a sequence of whole numbers. */
  public static Slot integers(String name) {
    return new Slot(name, Parameter.Kind.INTEGERS, Optional.empty());
  }

  /** How a call looks, such as {@code Pow(f, exponent)}; in brackets what can be left out. */
  public String signature() {
    StringBuilder text = new StringBuilder(name).append('(').append(String.join(", ", operands));
    int optional = 0;
    for (Slot slot : parameters) {
      String separator = text.charAt(text.length() - 1) == '(' ? "" : ", ";
      if (slot.isOptional()) {
        text.append('[');
        optional++;
      }
      text.append(separator).append(slot.name());
    }
    return text.append("]".repeat(optional)).append(')').toString();
  }

  /** The fewest arguments that a call has: operands, and parameters that must be given. */
  public int fewestArguments() {
    return mostArguments() - (int) parameters.stream().filter(Slot::isOptional).count();
  }

  /** The most arguments that a call has. */
  public int mostArguments() {
    return operands.size() + parameters.size();
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" "));
  }
}
