package io.github.quern.api;

import io.github.quern.dsl.Term;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.operator.Operators;
import io.github.quern.reduction.Reduction;
import io.github.quern.reduction.ReductionDefinition;
import io.github.quern.reduction.Reductions;
import io.github.quern.reduction.SumScheme;
import io.github.quern.text.FormulaParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Collects what a {@link Genred} is made of; the defaults are KeOps'. */
public final class GenredBuilder {
  private final Optional<String> text;
  private final Optional<Term> term;
  private final List<Term> arguments;
  private final List<String> aliases = new ArrayList<>();
  private final List<Definition> operators = new ArrayList<>();
  private Optional<String> weightText = Optional.empty();
  private Optional<Term> weightTerm = Optional.empty();
  private String reductionOp = "Sum";
  private Optional<Integer> optArg = Optional.empty();
  private int axis;
  private String dtypeAcc = "auto";
  private boolean useDoubleAcc;
  private String sumScheme = "auto";
  private boolean enableChunks = true;
  private boolean fastMath;
  private Engine engine = Engine.shared();

  GenredBuilder(String formula) {
    this.text = Optional.of(formula);
    this.term = Optional.empty();
    this.arguments = List.of();
  }

  GenredBuilder(Term formula, List<Term> arguments) {
    this.text = Optional.empty();
    this.term = Optional.of(formula);
    this.arguments = List.copyOf(arguments);
  }

  /** Declares arguments, each such as {@code X = Vi(3)}; their order is that of the call. */
  public GenredBuilder aliases(String... declarations) {
    return aliases(Arrays.asList(declarations));
  }

  /** Declares arguments, each such as {@code X = Vi(3)}; their order is that of the call. */
  public GenredBuilder aliases(List<String> declarations) {
    aliases.addAll(declarations);
    return this;
  }

  /** Lets the formula's text call operators of the user's own. */
  public GenredBuilder operators(JavaOperator... own) {
    Arrays.stream(own).map(JavaOperator::definition).forEach(operators::add);
    return this;
  }

  /** What is done with the values; {@code Sum} where nothing is said. */
  public GenredBuilder reductionOp(String name) {
    reductionOp = name;
    return this;
  }

  /** The number K of {@code KMin}, {@code ArgKMin} and {@code KMin_ArgKMin}. */
  public GenredBuilder optArg(int k) {
    optArg = Optional.of(k);
    return this;
  }

  /** The weight of {@code SumSoftMaxWeight}, {@code LogSumExp} and their kin. */
  public GenredBuilder formula2(String weight) {
    weightText = Optional.of(weight);
    return this;
  }

  /** The weight, of a formula built in Java. */
  public GenredBuilder formula2(Term weight) {
    weightTerm = Optional.of(weight);
    return this;
  }

  /** 1 to reduce over j, giving M rows; 0, where nothing is said, to reduce over i. */
  public GenredBuilder axis(int number) {
    axis = number;
    return this;
  }

  /**
   * The type that sums are accumulated in.
   *
   * @param type {@code auto} for that of the arithmetic, {@code float32} or {@code float64}; no
   *     effect on reductions that do not sum
   */
  public GenredBuilder dtypeAcc(String type) {
    dtypeAcc = type;
    return this;
  }

  /** Accumulates sums in double precision, as {@code dtypeAcc("float64")} does. */
  public GenredBuilder useDoubleAcc(boolean yes) {
    useDoubleAcc = yes;
    return this;
  }

  /**
   * How long sums are taken.
   *
   * @param scheme {@code direct_sum} for one term after the other, {@code block_sum}, which is what
   *     {@code auto} means, for tiles of 128 columns first, {@code kahan_scheme} to carry rounding
   *     errors along; no effect on reductions that do not sum
   */
  public GenredBuilder sumScheme(String scheme) {
    sumScheme = scheme;
    return this;
  }

  /**
   * Whether formulas of large dimension are computed by loops over components, as they are where
   * nothing is said; else every component becomes code of its own, up to what a Java method can
   * hold.
   */
  public GenredBuilder enableChunks(boolean yes) {
    enableChunks = yes;
    return this;
  }

  /**
   * Whether arithmetic in single precision may be less exact where that is faster, which is on
   * OpenCL and PTX devices of the tier {@code tornado}: exponentials, logarithms, sines, cosines
   * and such are then those that the device has built in, and subnormal numbers may count as 0.
   * Infinities, NaN and the order of sums stay as they are. See {@code docs/accuracy.md}. No effect
   * on float64, on sums that are accumulated in double precision, and on other tiers; {@link
   * Explanation} says what a reduction gets.
   */
  public GenredBuilder fastMath(boolean yes) {
    fastMath = yes;
    return this;
  }

  /** Who compiles and runs it; {@link Engine#shared} where nothing is said. */
  public GenredBuilder engine(Engine owner) {
    engine = owner;
    return this;
  }

  /**
   * The reduction.
   *
   * @throws io.github.quern.formula.FormulaException if a formula or an alias is wrong; the message
   *     shows the place
   * @throws IllegalArgumentException if another part is unknown or does not fit the others
   */
  public Genred build() {
    ReductionDefinition definition =
        Reductions.find(reductionOp)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "There is no reduction '"
                        + reductionOp
                        + "'; there are "
                        + String.join(", ", Reductions.names())
                        + ", case-sensitive."));
    if (axis != 0 && axis != 1) {
      throw new IllegalArgumentException(
          "The axis is 1 to reduce over j or 0 to reduce over i; it is " + axis + ".");
    }
    if (optArg.isPresent() && optArg.get() < 1) {
      throw new IllegalArgumentException(
          "The number K (optArg) must be at least 1; it is " + optArg.get() + ".");
    }
    Settings settings =
        new Settings(engine, !enableChunks, accumulators(), SumScheme.of(sumScheme), fastMath);
    Signature signature = signature();
    Reduction reduction =
        definition.create(
            new ReductionDefinition.Request(
                signature.formula().dimension(),
                signature.weight().map(Formula::dimension).orElse(0),
                optArg.orElse(0),
                settings.summation()));
    return Genred.of(settings, signature, reduction, axis);
  }

  private Signature signature() {
    if (term.isPresent()) {
      if (!aliases.isEmpty() || weightText.isPresent() || !operators.isEmpty()) {
        throw new IllegalArgumentException(
            "Aliases, operators and a second formula in text belong to a formula in text; this one"
                + " was built in Java.");
      }
      return Signature.of(
          term.get().formula(),
          weightTerm.map(Term::formula),
          arguments.stream().map(Term::formula).toList());
    }
    if (weightTerm.isPresent()) {
      throw new IllegalArgumentException(
          "The formula is a text, so the second formula must be one too.");
    }
    FormulaParser parser = new FormulaParser(Operators.standard().with(operators));
    for (int ordinal = 0; ordinal < aliases.size(); ordinal++) {
      parser.declare(aliases.get(ordinal), ordinal);
    }
    Formula formula = parser.parse(text.orElseThrow());
    Optional<Formula> weight = weightText.map(parser::parse);
    return new Signature(formula, weight, parser.arguments());
  }

  private Accumulators accumulators() {
    return useDoubleAcc ? Accumulators.FLOAT64 : Accumulators.of(dtypeAcc);
  }
}
