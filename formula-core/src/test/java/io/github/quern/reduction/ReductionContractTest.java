package io.github.quern.reduction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.Axis;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.ReductionOracles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reduction: what it computes, and that its states form a commutative monoid. */
class ReductionContractTest {
  private static final int ROWS = 2;
  private static final int TRIALS = 4;

  /**
   * At most 13 terms of at most 6 in size are added, each sum rounded by at most 78 * 1.1e-16;
   * exponentials are at most 1 and rounded some ten times each on their way. The logarithm of a sum
   * of positive terms has the relative error of the sum as an absolute error.
   */
  private static final double BOUND = 2e-13;

  private static final double[] SPECIAL = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  /** Numbers that a reduction reads, row-major, and the case that they belong to. */
  private record Data(ReductionCase of, List<double[]> inputs, int columns) {
    /**
     * Random data.
     *
     * @param kind 0: numbers; 1: many ties; 2: ties, NaN and infinities; 3: special numbers only
     */
    static Data random(ReductionCase of, int columns, int kind, Random random) {
      int dimension = of.dimension();
      double[] x = numbers(ROWS * dimension, random, kind == 0 ? 0 : 1);
      double[] y = numbers(columns * dimension, random, kind);
      // Positive weights, so that sums do not cancel.
      double[] w =
          Arrays.stream(numbers(columns * of.weights(), random, 0))
              .map(number -> Math.abs(number) + 0.125)
              .toArray();
      return new Data(of, of.weights() == 0 ? List.of(x, y) : List.of(x, y, w), columns);
    }

    private static double[] numbers(int length, Random random, int kind) {
      return IntStream.range(0, length)
          .mapToDouble(entry ->
              kind == 0
                  ? random.nextDouble(-3, 3)
                  : kind == 3 || (kind == 2 && random.nextInt(6) == 0)
                      ? SPECIAL[random.nextInt(SPECIAL.length)]
                      : random.nextInt(-2, 3))
          .toArray();
    }

    List<double[]> expected(int row) {
      List<double[]> values = new ArrayList<>();
      List<double[]> weights = new ArrayList<>();
      double[] x = inputs.get(0);
      double[] y = inputs.get(1);
      int dimension = of.dimension();
      for (int column = 0; column < columns; column++) {
        double[] value = new double[dimension];
        for (int component = 0; component < dimension; component++) {
          value[component] = x[row * dimension + component] + y[column * dimension + component];
        }
        values.add(value);
        if (of.weights() > 0) {
          weights.add(
              Arrays.copyOfRange(
                  inputs.get(2), column * of.weights(), (column + 1) * of.weights()));
        }
      }
      ReductionOracles.Shape shape =
          of.weights() == 0
              ? new ReductionOracles.Shape(dimension, null, 1, of.k())
              : new ReductionOracles.Shape(dimension, weights, of.weights(), of.k());
      return ReductionOracles.of(of.definition().name()).rows(values, shape);
    }

    void requireAgreement(String what, List<double[]> expected, List<double[]> actual) {
      assertEquals(expected.size(), actual.size(), what);
      double bound = of.sums() ? BOUND : 0;
      for (int output = 0; output < expected.size(); output++) {
        Numbers.requireAgreement(
            of + ", " + what + ", output " + output,
            expected.get(output),
            actual.get(output),
            bound,
            bound);
      }
    }
  }

  static List<ReductionCase> cases() {
    return ReductionCase.all().toList();
  }

  @Test
  void everyReductionIsAmongTheCases() {
    assertEquals(
        Reductions.names(),
        ReductionCase.all().map(one -> one.definition().name()).distinct().toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void resultsAreThoseOfPlainLoops(ReductionCase one) {
    Random random = new Random(41);
    for (Axis rowAxis : Axis.values()) {
      var program = one.program(rowAxis);
      for (int columns : List.of(0, 1, 2, 13)) {
        for (int kind = 0; kind < 4; kind++) {
          Data data = Data.random(one, columns, kind, random);
          Interpreter interpreter = new Interpreter(program, data.inputs(), columns);
          for (int row = 0; row < ROWS; row++) {
            data.requireAgreement(
                "rows of " + rowAxis + ", " + columns + " columns, kind " + kind,
                data.expected(row),
                interpreter.rows(row));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void columnsMayBeSplitAndMergedInAnyOrder(ReductionCase one) {
    Random random = new Random(42);
    var program = one.program(Axis.I);
    for (int trial = 0; trial < TRIALS; trial++) {
      for (int kind = 0; kind < 4; kind++) {
        Data data = Data.random(one, 13, kind, random);
        Interpreter interpreter = new Interpreter(program, data.inputs(), 13);
        List<double[]> merged =
            mergedInAnyOrder(interpreter, parts(interpreter, 13, random), random);
        data.requireAgreement(
            "merged, trial " + trial + ", kind " + kind,
            data.expected(1),
            interpreter.finish(merged));
      }
    }
  }

  /** States of 1 to 5 parts of the columns, which may be empty. */
  private static List<List<double[]>> parts(Interpreter interpreter, int columns, Random random) {
    int count = random.nextInt(1, 6);
    int[] part = random.ints(columns, 0, count).toArray();
    List<List<double[]>> states = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      int own = number;
      states.add(interpreter.partial(1, IntStream.range(0, columns).filter(j -> part[j] == own)));
    }
    return states;
  }

  /** Merges two random states, until one is left: any order, and any parentheses. */
  private static List<double[]> mergedInAnyOrder(
      Interpreter interpreter, List<List<double[]>> parts, Random random) {
    List<List<double[]>> states = new ArrayList<>(parts);
    while (states.size() > 1) {
      Collections.shuffle(states, random);
      List<double[]> first = states.removeLast();
      List<double[]> second = states.removeLast();
      states.add(interpreter.merge(first, second));
    }
    return states.getFirst();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theNeutralStateChangesNothingOnEitherSide(ReductionCase one) {
    Random random = new Random(43);
    var program = one.program(Axis.I);
    for (int kind = 0; kind < 4; kind++) {
      for (int columns : List.of(0, 1, 5)) {
        Data data = Data.random(one, columns, kind, random);
        Interpreter interpreter = new Interpreter(program, data.inputs(), columns);
        List<double[]> state = interpreter.partial(0, IntStream.range(0, columns));
        List<double[]> result = interpreter.finish(state);
        String what = columns + " columns, kind " + kind;
        data.requireAgreement(
            "neutral first, " + what,
            result,
            interpreter.finish(interpreter.merge(interpreter.neutral(), state)));
        data.requireAgreement(
            "neutral second, " + what,
            result,
            interpreter.finish(interpreter.merge(state, interpreter.neutral())));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void mergingIsCommutativeAndAssociative(ReductionCase one) {
    Random random = new Random(44);
    var program = one.program(Axis.J);
    for (int kind = 0; kind < 4; kind++) {
      Data data = Data.random(one, 9, kind, random);
      Interpreter interpreter = new Interpreter(program, data.inputs(), 9);
      List<double[]> a = interpreter.partial(1, IntStream.of(0, 4, 8));
      List<double[]> b = interpreter.partial(1, IntStream.of(1, 2, 6));
      List<double[]> c = interpreter.partial(1, IntStream.of(3, 5, 7));
      List<double[]> ab = interpreter.merge(a, b);
      data.requireAgreement(
          "commutative, kind " + kind,
          interpreter.finish(ab),
          interpreter.finish(interpreter.merge(b, a)));
      data.requireAgreement(
          "associative, kind " + kind,
          interpreter.finish(interpreter.merge(ab, c)),
          interpreter.finish(interpreter.merge(a, interpreter.merge(b, c))));
    }
  }
}
