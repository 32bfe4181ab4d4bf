package io.github.quern.testing;

import io.github.quern.backend.Coverage;
import io.github.quern.backend.Coverage.Range;
import io.github.quern.backend.KernelSpec;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Axis;
import io.github.quern.ir.ExternalFunction;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.operator.Operators;
import io.github.quern.operator.external.ExternalOperator;
import io.github.quern.reduction.Reduction;
import io.github.quern.reduction.ReductionDefinition;
import io.github.quern.reduction.ReductionDefinition.Request;
import io.github.quern.reduction.Reductions;
import io.github.quern.reduction.SumScheme;
import io.github.quern.reduction.Summation;
import io.github.quern.text.FormulaParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Calls that go through all that kernels can do. */
public final class KernelTrials {
  private static final List<String> DISTANCE = List.of("X = Vi(2)", "Y = Vj(2)");

  /** Rows and columns on both sides of a group, a tile, and several. */
  private static final int ROWS = 130;

  private static final int COLUMNS = 300;

  private static final Summation BLOCK = new Summation(ValueType.REAL, SumScheme.BLOCK);

  private KernelTrials() {}

  /** Functions as users write them. */
  public static final class UserFunctions {
    private UserFunctions() {}

    /** A smooth step. */
    public static float swish(float a) {
      return a / (1 + (float) Math.exp(-a));
    }

    /** A smooth step. */
    public static double swish(double a) {
      return a / (1 + Math.exp(-a));
    }

    /** In double precision only, with a loop and a function of its own. */
    public static double series(double a, double b) {
      double sum = 0;
      double term = 1;
      for (int k = 1; k < 5; k++) {
        term *= half(a);
        sum += term * b;
      }
      return a < b ? sum : -sum;
    }

    private static double half(double a) {
      return a / 2;
    }
  }

  private static ExternalFunction function(String name, boolean single, int arity) {
    return new ExternalFunction(
        name,
        arity,
        single ? Optional.of(method(name, float.class, arity)) : Optional.empty(),
        Optional.of(method(name, double.class, arity)));
  }

  private static java.lang.reflect.Method method(String name, Class<?> type, int arity) {
    try {
      return UserFunctions.class.getMethod(
          name, Collections.nCopies(arity, type).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Operators operators() {
    List<Definition> users =
        List.of(
            new ExternalOperator(function("swish", true, 1), List.of()).definition(),
            new ExternalOperator(function("series", false, 2), List.of()).definition());
    return Operators.standard().with(users);
  }

  /** A program of a reduction over j; one that needs K takes that. */
  public static Program program(String reduction, int k, List<String> aliases, String... formulas) {
    return program(reduction(reduction), k, BLOCK, Axis.I, aliases, formulas);
  }

  /** A program of a reduction; arguments whose names start with n are integers. */
  static Program program(
      ReductionDefinition definition,
      int k,
      Summation summation,
      Axis rows,
      List<String> aliases,
      String... formulas) {
    FormulaParser parser = new FormulaParser(operators());
    for (int position = 0; position < aliases.size(); position++) {
      parser.declare(aliases.get(position), position);
    }
    List<Formula> parsed = Arrays.stream(formulas).map(parser::parse).toList();
    List<Variable> arguments = parser.arguments();
    Reduction reduction =
        definition.create(
            new Request(
                parsed.getFirst().dimension(),
                parsed.size() > 1 ? parsed.get(1).dimension() : 0,
                definition.takesK() ? k : 0,
                summation));
    List<ValueType> types =
        arguments.stream()
            .map(variable -> variable.label().startsWith("n") ? ValueType.INTEGER : ValueType.REAL)
            .toList();
    return Lowering.lower(new KernelRequest(parsed, reduction, arguments, types, rows, false));
  }

  private static Program sum(Axis rows, List<String> aliases, String formula) {
    return program(reduction("Sum"), 0, BLOCK, rows, aliases, formula);
  }

  private static ReductionDefinition reduction(String name) {
    return Reductions.find(name).orElseThrow();
  }

  /** All trials, in both precisions. */
  public static Stream<KernelTrial> all() {
    return Stream.of(Precision.values())
        .flatMap(precision ->
            Stream.of(
                    reductions(precision),
                    sums(precision),
                    smallest(precision),
                    inputs(precision),
                    sizes(precision))
                .flatMap(List::stream));
  }

  private static KernelTrial dense(String name, Program program, Precision precision) {
    return KernelTrial.dense(name, new KernelSpec(program, precision), ROWS, COLUMNS);
  }

  /** Out of order, with gaps, one block without columns, one of one row, one column twice. */
  static Coverage ranges() {
    return new Coverage.Builder()
        .block(3, List.of(new Range(7, 9), new Range(0, 4)))
        .block(1, List.of())
        .block(129, List.of(new Range(150, 300), new Range(0, 129)))
        .block(1, List.of(new Range(299, 300), new Range(299, 300)))
        .block(11, List.of(new Range(0, 300)))
        .build();
  }

  /**
   * Trials with few rows and so many columns that tiers cut them into chunks: every reduction and
   * scheme of sums, over ranges and in batches too.
   */
  public static Stream<KernelTrial> manyColumns() {
    Coverage ranges =
        new Coverage.Builder()
            .block(2, List.of(new Range(3, 1100), new Range(0, 5), new Range(0, 1500)))
            .block(1, List.of(new Range(10, 20)))
            .block(4, List.of(new Range(100, 1600), new Range(1600, 1601)))
            .build();
    return Stream.of(Precision.values())
        .flatMap(precision ->
            Stream.of(
                    reductions(precision).stream()
                        .filter(trial -> trial.coverage().blocks() == 1)
                        .filter(trial -> trial.batches().count() == 1)
                        .filter(trial -> trial.name().endsWith("I")),
                    sums(precision).stream(),
                    smallest(precision).stream().filter(trial -> !trial.name().contains("ranges")))
                .flatMap(trials -> trials))
        .flatMap(trial -> {
          KernelTrial few = KernelTrial.dense(trial.name(), trial.spec(), 3, 1601);
          return Stream.of(
              few, few.over(ranges), few.batched(List.of(2L), List.of(List.of(2L), List.of(1L))));
        });
  }

  /**
   * Trials with vectors so long that their components are gone through by loops: every reduction,
   * of scalars and of vectors, and gradients. Neither rows nor columns fill a group or a tile, nor
   * is their number a multiple of 2.
   */
  public static Stream<KernelTrial> longVectors() {
    List<String> aliases = List.of("X = Vi(37)", "Y = Vj(37)", "B = Vj(1)", "E = Vi(1)");
    List<Program> programs = new ArrayList<>();
    for (ReductionDefinition definition : Reductions.all()) {
      boolean weighted = definition.weight() == ReductionDefinition.Weight.REQUIRED;
      for (String value : List.of("SqDist(X,Y)", "X - Y")) {
        if (definition.scalar() && value.equals("X - Y")) {
          continue;
        }
        for (String weight : weighted ? List.of("B", "Y") : List.of("")) {
          String[] formulas = weighted ? new String[] {value, weight} : new String[] {value};
          programs.add(program(definition, 3, BLOCK, Axis.I, aliases, formulas));
        }
      }
    }
    for (String formula :
        List.of(
            "(X | Y)",
            "Sum(Abs(X - Y)) * IndexJ() - IndexI()",
            "Exp(-SqDist(X,Y) * IntInv(37)) * (X + B)",
            "Grad(Exp(-SqDist(X,Y) * IntInv(37)) * B, X, E)",
            "Grad(Exp(-SqDist(X,Y) * IntInv(37)) * B, Y, E)",
            "Grad((X | Y) * B, X, E)",
            "Gather(Y, IndexJ() - IntCst(9), 1) + SqNorm2(X * Y)")) {
      programs.add(sum(Axis.I, aliases, formula));
      programs.add(sum(Axis.J, aliases, formula));
    }
    return programs.stream()
        .flatMap(program ->
            Stream.of(Precision.values())
                .map(precision ->
                    KernelTrial.dense(
                        "long vectors " + programs.indexOf(program),
                        new KernelSpec(program, precision),
                        131,
                        141)));
  }

  private static List<KernelTrial> reductions(Precision precision) {
    List<KernelTrial> trials = new ArrayList<>();
    for (ReductionDefinition definition : Reductions.all()) {
      boolean weighted = definition.weight() == ReductionDefinition.Weight.REQUIRED;
      String value = definition.scalar() ? "SqDist(X,Y)" : "X - Y";
      String[] formulas = weighted ? new String[] {value, "Y"} : new String[] {value};
      for (Axis rows : Axis.values()) {
        Program program = program(definition, 3, BLOCK, rows, DISTANCE, formulas);
        KernelTrial trial = dense(definition.name() + " of rows " + rows, program, precision);
        trials.add(trial);
        trials.add(trial.over(ranges()));
        trials.add(trial.batched(List.of(2L, 2L), List.of(List.of(2L, 1L), List.of(2L, 2L))));
      }
    }
    return trials;
  }

  private static List<KernelTrial> sums(Precision precision) {
    List<KernelTrial> trials = new ArrayList<>();
    for (SumScheme scheme : SumScheme.values()) {
      for (ValueType type : List.of(ValueType.REAL, ValueType.DOUBLE)) {
        for (String name : List.of("Sum", "SumSoftMaxWeight")) {
          String[] formulas =
              name.equals("Sum")
                  ? new String[] {"Exp(-SqDist(X,Y)) * Y"}
                  : new String[] {"SqDist(X,Y)", "Y"};
          Program program =
              program(reduction(name), 0, new Summation(type, scheme), Axis.I, DISTANCE, formulas);
          trials.add(dense(name + " " + scheme + " in " + type, program, precision));
        }
      }
    }
    return trials;
  }

  private static List<KernelTrial> smallest(Precision precision) {
    List<KernelTrial> trials = new ArrayList<>();
    for (int k : new int[] {1, 5, 40, 100}) {
      for (String name : List.of("KMin", "ArgKMin", "KMin_ArgKMin")) {
        Program program = program(reduction(name), k, BLOCK, Axis.I, DISTANCE, "SqDist(X,Y)");
        KernelTrial trial = dense(name + " of " + k, program, precision);
        trials.add(trial);
        if (k == 5) {
          trials.add(trial.over(ranges()));
        }
      }
    }
    return trials;
  }

  private static List<KernelTrial> inputs(Precision precision) {
    List<KernelTrial> trials = new ArrayList<>();
    List<String> many =
        IntStream.range(0, 40)
            .mapToObj(number ->
                "X"
                    + number
                    + " = "
                    + List.of("Vi", "Vj", "Pm").get(number % 3)
                    + "("
                    + (1 + number % 2 * 2)
                    + ")")
            .toList();
    String terms =
        IntStream.range(0, 40)
            .mapToObj(number -> "Sum(X" + number + ")")
            .collect(Collectors.joining(" + ", "Sin(", ")"));
    trials.add(dense("40 inputs", sum(Axis.I, many, terms), precision));
    trials.add(
        dense("40 inputs", sum(Axis.J, many, terms), precision)
            .batched(
                List.of(3L),
                IntStream.range(0, 40).mapToObj(number -> List.of(number % 2 * 2L + 1)).toList()));
    trials.add(
        dense("ordinals", sum(Axis.I, DISTANCE, "IfElse(IndexI() - IndexJ(), X, Y)"), precision)
            .over(ranges()));
    trials.add(
        dense("ordinals", sum(Axis.J, DISTANCE, "(IndexJ() <= IndexI()) * X + IndexJ()"), precision)
            .batched(List.of(2L), List.of(List.of(1L), List.of(2L))));
    List<String> indexed = List.of("n = Vj(1)", "m = Vi(1)", "A = Pm(8)", "B = Vj(8)", "C = Vi(8)");
    for (String table : List.of("A", "B", "C")) {
      // Rows -1 and 4 are not there.
      Program gather =
          sum(Axis.I, indexed, "ReLU(Gather(" + table + ", n, 2)) + Gather(" + table + ", m, 2)");
      String name = "Gather of " + table;
      trials.add(dense(name + " by reals", gather, precision));
    }
    List<String> integers =
        List.of("n = Vj(1)", "nn = Vi(1)", "A = Pm(12)", "B = Vj(12)", "C = Vi(12)");
    for (String table : List.of("A", "B", "C")) {
      Program gather =
          sum(
              Axis.I,
              integers,
              "Gather(" + table + ", n + 1, 2) * Gather(" + table + ", nn + 1, 2) + n * nn");
      KernelTrial trial = dense("Gather of " + table, gather, precision);
      trials.add(trial);
      trials.add(trial.withNarrowIntegers());
    }
    List<String> counted = List.of("n = Vi(1)", "nn = Vj(1)", "np = Pm(1)", "X = Vj(1)");
    trials.add(
        dense(
            "integer arithmetic",
            sum(Axis.I, counted, "IfElse(n - nn, Abs(nn - n) * np, Square(n) + X)"),
            precision));
    trials.add(
        dense("half", sum(Axis.I, DISTANCE, "Exp(-SqDist(X,Y)) * Y"), precision).inHalfPrecision());
    trials.add(dense("users' function", sum(Axis.I, DISTANCE, "swish(X - Y)"), precision));
    trials.add(
        dense("users' function of doubles", sum(Axis.I, DISTANCE, "series(X, Y)"), precision));
    return trials;
  }

  private static List<KernelTrial> sizes(Precision precision) {
    List<KernelTrial> trials = new ArrayList<>();
    for (int dimension : new int[] {100, 1000}) {
      List<String> aliases = List.of("X = Vi(" + dimension + ")", "Y = Vj(" + dimension + ")");
      Program distances = sum(Axis.I, aliases, "Exp(-SqDist(X,Y) * IntInv(" + dimension + ")) * Y");
      trials.add(
          KernelTrial.dense(
              "dimension " + dimension, new KernelSpec(distances, precision), 5, 131));
    }
    Program gaussian = sum(Axis.I, DISTANCE, "Exp(-SqDist(X,Y)) * Y");
    for (int[] size : new int[][] {{0, 3}, {3, 0}, {1, 1}, {127, 129}, {128, 128}, {300, 5}}) {
      trials.add(
          KernelTrial.dense(
              size[0] + " × " + size[1], new KernelSpec(gaussian, precision), size[0], size[1]));
    }
    return trials;
  }
}
