package io.github.quern.reduction;

import static io.github.quern.reduction.PlainReduction.requireResults;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.Output;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import io.github.quern.reduction.PlainReduction.Result;
import io.github.quern.reduction.ReductionCase.Mood;
import io.github.quern.testing.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every reduction keeps, in every way to ask for it: plain loops, and the laws of a monoid.
 */
class ReductionContractTest {
  private static final int COLUMNS = 13;
  private static final int SEEDS = 2;

  /**
   * Sums of at most {@link #COLUMNS} terms in any order, each with a few roundings to 1.1e-16,
   * relative to the sum of the terms' sizes; exponents up to 2000 make their roundings count more.
   */
  private static final double ROUNDING = 1e-12;

  static List<ReductionCase> cases() {
    return ReductionCase.all();
  }

  /** Calls a check for data of all kinds and sizes. */
  private static void forAllData(ReductionCase reduction, Check check) {
    for (Mood mood : Mood.values()) {
      for (int columns : List.of(0, 1, 2, COLUMNS)) {
        for (long seed = 0; seed < SEEDS; seed++) {
          List<double[]> inputs = reduction.inputs(mood, columns, seed);
          check.run(
              reduction + ", " + columns + " columns, " + mood + ", seed " + seed,
              inputs,
              columns,
              new SplittableRandom(seed));
        }
      }
    }
  }

  @FunctionalInterface
  private interface Check {
    void run(String what, List<double[]> inputs, int columns, SplittableRandom random);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itGivesWhatPlainLoopsGive(ReductionCase reduction) {
    Program program = reduction.program();
    forAllData(
        reduction,
        (what, inputs, columns, random) ->
            requireResults(
                what,
                reduction.expected(inputs, columns),
                new Interpreter(program, inputs, columns).rows(0),
                ROUNDING));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itsStatesMergeInAnyOrderAndGrouping(ReductionCase reduction) {
    Program program = reduction.program();
    forAllData(
        reduction,
        (what, inputs, columns, random) -> {
          Interpreter interpreter = new Interpreter(program, inputs, columns);
          List<List<double[]>> parts =
              split(columns, random).stream()
                  .map(part -> interpreter.state(0, part.stream().mapToInt(Integer::intValue)))
                  .toList();
          List<double[]> a = parts.get(0);
          List<double[]> b = parts.get(1);
          List<double[]> c = parts.get(2);
          List<Result> expected = reduction.expected(inputs, columns);
          for (List<double[]> merged :
              List.of(
                  interpreter.merge(interpreter.merge(a, b), c),
                  interpreter.merge(a, interpreter.merge(b, c)),
                  interpreter.merge(interpreter.merge(b, a), c),
                  interpreter.merge(c, interpreter.merge(b, a)))) {
            requireResults(what, expected, interpreter.finish(merged), ROUNDING);
          }
          if (reduction.isExact()) {
            requireSameStates(what, interpreter.merge(a, b), interpreter.merge(b, a));
            requireSameStates(
                what,
                interpreter.merge(interpreter.merge(a, b), c),
                interpreter.merge(a, interpreter.merge(b, c)));
          }
        });
  }

  /** Each column to one of three parts, within which columns ascend. */
  private static List<List<Integer>> split(int columns, SplittableRandom random) {
    List<List<Integer>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (int column = 0; column < columns; column++) {
      parts.get(random.nextInt(3)).add(column);
    }
    return parts;
  }

  private static void requireSameStates(
      String what, List<double[]> expected, List<double[]> actual) {
    for (int array = 0; array < expected.size(); array++) {
      Numbers.requireEqual(what, expected.get(array), actual.get(array));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itsNeutralElementChangesNothing(ReductionCase reduction) {
    Program program = reduction.program();
    forAllData(
        reduction,
        (what, inputs, columns, random) -> {
          Interpreter interpreter = new Interpreter(program, inputs, columns);
          List<double[]> state = interpreter.state(0, IntStream.range(0, columns));
          List<double[]> alone = interpreter.finish(state);
          List<double[]> before =
              interpreter.finish(interpreter.merge(interpreter.neutral(), state));
          List<double[]> behind =
              interpreter.finish(interpreter.merge(state, interpreter.neutral()));
          for (int output = 0; output < alone.size(); output++) {
            Numbers.requireEqual(what + ", neutral first", alone.get(output), before.get(output));
            Numbers.requireEqual(what + ", neutral last", alone.get(output), behind.get(output));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void itsOutputsAreAsLargeAsItSays(ReductionCase reduction) {
    Reduction created = reduction.definition().create(reduction.request());
    assertEquals(
        reduction.expected(reduction.inputs(Mood.ORDINARY, 1, 0), 1).stream()
            .map(result -> result.values().length)
            .toList(),
        created.outputs().stream().map(Output::dimension).toList());
    assertEquals(reduction.definition().name(), created.name());
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void itIsFoundByItsExactName(ReductionDefinition definition) {
    assertEquals(definition, Reductions.find(definition.name()).orElseThrow());
    assertEquals(
        List.of(),
        Stream.of(definition.name().toLowerCase(java.util.Locale.ROOT), definition.name() + " ")
            .flatMap(name -> Reductions.find(name).stream())
            .toList());
  }

  static List<ReductionDefinition> definitions() {
    return Reductions.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void columnsInDescendingOrderGiveTheSameValues(ReductionCase reduction) {
    Program program = reduction.program();
    List<double[]> inputs = reduction.inputs(Mood.ORDINARY, COLUMNS, 5);
    requireResults(
        reduction.toString(),
        reduction.expected(inputs, COLUMNS),
        new Interpreter(program, inputs, COLUMNS)
            .rows(0, IntStream.range(0, COLUMNS).map(column -> COLUMNS - 1 - column)),
        ROUNDING);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aColumnThatIsVisitedTwiceCountsTwice(ReductionCase reduction) {
    Program program = reduction.program();
    List<double[]> inputs = reduction.inputs(Mood.ORDINARY, 1, 5);
    List<double[]> twice =
        inputs.stream()
            .map(input -> Stream.of(input, input).flatMapToDouble(Arrays::stream).toArray())
            .toList();
    List<Result> expected = reduction.expected(twice, 2);
    List<Output> outputs = program.outputs();
    List<double[]> actual = new Interpreter(program, inputs, 1).rows(0, IntStream.of(0, 0));
    for (int output = 0; output < outputs.size(); output++) {
      if (outputs.get(output).type() == ValueType.INTEGER) {
        // Both visits are of column 0.
        Numbers.requireEqual(
            reduction.toString(), new double[actual.get(output).length], actual.get(output));
      } else {
        requireResults(
            reduction.toString(),
            List.of(expected.get(output)),
            List.of(actual.get(output)),
            ROUNDING);
      }
    }
  }
}
