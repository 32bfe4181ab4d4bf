package io.github.quern.solve;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.api.JavaOperator;
import io.github.quern.derivative.Linear;
import io.github.quern.dsl.Term;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import io.github.quern.text.FormulaParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects what a {@link KernelSolve} is made of; the defaults are KeOps'. */
public final class KernelSolveBuilder {
  private final Optional<String> text;
  private final Optional<Term> term;
  private final List<Term> arguments;
  private final List<String> aliases = new ArrayList<>();
  private final List<JavaOperator> operators = new ArrayList<>();
  private Optional<String> unknownName = Optional.empty();
  private Optional<Term> unknownTerm = Optional.empty();
  private int axis;

  /** What else is said of the sum. */
  private final List<Consumer<GenredBuilder>> settings = new ArrayList<>();

  KernelSolveBuilder(String formula) {
    this.text = Optional.of(formula);
    this.term = Optional.empty();
    this.arguments = List.of();
  }

  KernelSolveBuilder(Term formula, List<Term> arguments) {
    this.text = Optional.empty();
    this.term = Optional.of(formula);
    this.arguments = List.copyOf(arguments);
  }

  /** Declares arguments, each such as {@code X = Vi(3)}; their order is that of the call. */
  public KernelSolveBuilder aliases(String... declarations) {
    return aliases(Arrays.asList(declarations));
  }

  /** Declares arguments, each such as {@code X = Vi(3)}; their order is that of the call. */
  public KernelSolveBuilder aliases(List<String> declarations) {
    aliases.addAll(declarations);
    return this;
  }

  /** Lets the formula's text call operators of the user's own. */
  public KernelSolveBuilder operators(JavaOperator... own) {
    operators.addAll(Arrays.asList(own));
    return this;
  }

  /**
   * The variable to solve for, at whose position calls give the right-hand side.
   *
   * @param name its alias, or {@code Var(position,dimension,category)}
   */
  public KernelSolveBuilder unknown(String name) {
    unknownName = Optional.of(name);
    unknownTerm = Optional.empty();
    return this;
  }

  /** The variable to solve for, of a formula built in Java. */
  public KernelSolveBuilder unknown(Term variable) {
    unknownTerm = Optional.of(variable);
    unknownName = Optional.empty();
    return this;
  }

  /**
   * 1 for sums over j and an unknown that is a {@code Vj}; 0, where nothing is said, for sums over
   * i and a {@code Vi}.
   */
  public KernelSolveBuilder axis(int number) {
    axis = number;
    return this;
  }

  /** See {@link GenredBuilder#dtypeAcc}. */
  public KernelSolveBuilder dtypeAcc(String type) {
    settings.add(builder -> builder.dtypeAcc(type));
    return this;
  }

  /** See {@link GenredBuilder#useDoubleAcc}. */
  public KernelSolveBuilder useDoubleAcc(boolean yes) {
    settings.add(builder -> builder.useDoubleAcc(yes));
    return this;
  }

  /** See {@link GenredBuilder#sumScheme}. */
  public KernelSolveBuilder sumScheme(String scheme) {
    settings.add(builder -> builder.sumScheme(scheme));
    return this;
  }

  /** See {@link GenredBuilder#enableChunks}. */
  public KernelSolveBuilder enableChunks(boolean yes) {
    settings.add(builder -> builder.enableChunks(yes));
    return this;
  }

  /** See {@link GenredBuilder#engine}. */
  public KernelSolveBuilder engine(Engine owner) {
    settings.add(builder -> builder.engine(owner));
    return this;
  }

  /**
   * The solver.
   *
   * @throws io.github.quern.formula.FormulaException if the formula or an alias is wrong; the
   *     message shows the place
   * @throws IllegalArgumentException if there is no such unknown, or the formula is not linear in
   *     it, or does not have its dimension
   */
  public KernelSolve build() {
    if (text.isEmpty()) {
      requireNoText();
      return build(term.orElseThrow().formula(), arguments);
    }
    FormulaParser parser =
        new FormulaParser(
            Operators.standard().with(operators.stream().map(JavaOperator::definition).toList()));
    for (int ordinal = 0; ordinal < aliases.size(); ordinal++) {
      parser.declare(aliases.get(ordinal), ordinal);
    }
    Formula formula = parser.parse(text.get());
    return build(formula, parser.arguments().stream().map(Term::new).toList());
  }

  private void requireNoText() {
    if (!aliases.isEmpty() || !operators.isEmpty()) {
      throw new IllegalArgumentException(
          "Aliases and operators in text belong to a formula in text; this one was built in Java.");
    }
  }

  private KernelSolve build(Formula formula, List<Term> given) {
    GenredBuilder builder = Genred.of(new Term(formula), given.toArray(Term[]::new)).axis(axis);
    settings.forEach(setting -> setting.accept(builder));
    Genred sum = builder.build();
    List<Variable> placed = sum.arguments();
    List<Variable> variables =
        given.isEmpty()
            ? placed
            : given.stream().map(argument -> (Variable) argument.formula()).toList();
    int unknown = unknown(variables);
    requireFit(sum, placed.get(unknown));
    if (!Linear.isLinear(formula, variables.get(unknown))) {
      throw new IllegalArgumentException(
          "The formula "
              + formula
              + " is not linear in the unknown "
              + variables.get(unknown)
              + ".");
    }
    return new KernelSolve(sum, variables, unknown);
  }

  private int unknown(List<Variable> variables) {
    if (unknownName.isPresent()) {
      return Unknowns.find(variables, unknownName.get());
    }
    Formula wanted =
        unknownTerm
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "Which variable is the unknown must be said, as in unknown(\"b\")."))
            .formula();
    int index = variables.indexOf(wanted);
    if (index < 0) {
      throw new IllegalArgumentException(
          "The unknown "
              + wanted
              + " is not among the variables of the formula, "
              + Unknowns.list(variables)
              + ".");
    }
    return index;
  }

  private void requireFit(Genred sum, Variable unknown) {
    Category needed = axis == 1 ? Category.VJ : Category.VI;
    if (unknown.category() != needed) {
      throw new IllegalArgumentException(
          "The unknown must be a "
              + needed.keyword()
              + " where sums are over "
              + (axis == 1 ? "j (axis 1)" : "i (axis 0)")
              + ", but it is "
              + unknown.declaration()
              + ".");
    }
    if (sum.dimension() != unknown.dimension()) {
      throw new IllegalArgumentException(
          "The formula must have the dimension of the unknown "
              + unknown.declaration()
              + ", but has dimension "
              + sum.dimension()
              + ".");
    }
  }
}
