package io.github.quern.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and reductions write, and what the builder makes of it. */
class ProgramBuilderTest {
  private static final List<Input> INPUTS =
      List.of(
          new Input("x", 5, Role.ROW, ValueType.REAL),
          new Input("y", 5, Role.COLUMN, ValueType.REAL));
  private static final double[] X = {1, 2, 3, 4, 5};
  private static final double[] Y = {10, 20, 30, 40, 50};

  private static ProgramBuilder builder(int unrollLimit) {
    return new ProgramBuilder(INPUTS, Axis.I, unrollLimit);
  }

  /** Runs a program that stores the components of one vector, computed for the only column. */
  private static double[] run(int unrollLimit, Function<ProgramBuilder, Vector> written) {
    ProgramBuilder builder = builder(unrollLimit);
    Vector vector = written.apply(builder);
    builder.declareState(vector.dimension(), ValueType.REAL);
    builder.declareOutput(Output.real("result", vector.dimension()));
    Array result = builder.partial().getFirst();
    builder.forEach(vector.dimension(), index -> builder.write(result, index, vector.at(index)));
    builder.enter(ProgramBuilder.Section.FINISH);
    builder.forEach(
        vector.dimension(), index -> builder.store(0, index, builder.read(result, index)));
    return Evaluation.ofProgram(builder.build(Accumulation.TILED), List.of(X, Y), 1, 1);
  }

  private static double runScalar(int unrollLimit, Function<ProgramBuilder, Value> written) {
    return run(unrollLimit, b -> b.vector(1, only -> written.apply(b)))[0];
  }

  @Test
  void equalInstructionsAreOneValue() {
    ProgramBuilder b = builder(9);
    Vector x = b.input(0);
    assertEquals(x.at(1), x.at(1));
    assertNotEquals(x.at(1), x.at(2));
    assertEquals(b.unary(UnaryFunction.EXP, x.at(0)), b.unary(UnaryFunction.EXP, x.at(0)));
    assertNotEquals(b.unary(UnaryFunction.EXP, x.at(0)), b.unary(UnaryFunction.SIN, x.at(0)));
  }

  @Test
  void operandsOfCommutativeFunctionsMayBeExchanged() {
    ProgramBuilder b = builder(9);
    Value f = b.input(0).at(0);
    Value g = b.input(1).at(0);
    assertEquals(b.add(f, g), b.add(g, f));
    assertEquals(b.multiply(f, g), b.multiply(g, f));
    assertNotEquals(b.subtract(f, g), b.subtract(g, f));
    assertNotEquals(b.divide(f, g), b.divide(g, f));
  }

  @Test
  void aSumOfAValueWithItselfIsTwiceTheValue() {
    ProgramBuilder b = builder(9);
    Value f = b.input(0).at(0);
    assertEquals(b.multiply(b.constant(2), f), b.add(f, f));
  }

  @Test
  void zerosOfDifferentSignAreDifferentConstants() {
    ProgramBuilder b = builder(9);
    assertNotEquals(b.constant(0.0), b.constant(-0.0));
    assertEquals(b.constant(Double.NaN), b.constant(Double.NaN));
  }

  @Test
  void functionsOfConstantsAreConstants() {
    ProgramBuilder b = builder(9);
    assertEquals(b.constant(5), b.add(b.constant(2), b.constant(3)));
    assertEquals(b.constant(-2), b.unary(UnaryFunction.NEGATE, b.constant(2)));
    assertEquals(b.constant(3), b.position(Index.fixed(3)));
  }

  @Test
  void aChoiceBetweenConstantsIsMadeAtOnce() {
    ProgramBuilder b = builder(9);
    Value f = b.input(0).at(0);
    Value g = b.input(1).at(0);
    assertEquals(f, b.choose(Comparison.LESS, b.constant(1), b.constant(2), f, g));
    assertEquals(g, b.choose(Comparison.EQUAL, b.constant(1), b.constant(2), f, g));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 9})
  void aFoldThreadsItsValuesFromStepToStep(int limit) {
    double horner =
        runScalar(
            limit,
            b ->
                b.fold(
                        5,
                        List.of(b.constant(0)),
                        (k, soFar) ->
                            List.of(
                                b.add(
                                    b.multiply(soFar.getFirst(), b.constant(10)),
                                    b.input(0).at(k))))
                    .getFirst());
    assertEquals(12345, horner);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9})
  void aFoldMayExchangeItsValues(int limit) {
    double[] fibonacci =
        run(
            limit,
            b ->
                b.concatenate(
                    b
                        .fold(
                            7,
                            List.of(b.constant(0), b.constant(1)),
                            (k, pair) -> List.of(pair.get(1), b.add(pair.get(0), pair.get(1))))
                        .stream()
                        .map(value -> b.vector(1, only -> value))
                        .toList()));
    Numbers.requireEqual("Fibonacci", new double[] {13, 21}, fibonacci);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 9})
  void aFoldOfNoStepsGivesItsStart(int limit) {
    assertEquals(
        7, runScalar(limit, b -> b.fold(0, List.of(b.constant(7)), (k, f) -> f).getFirst()));
    assertEquals(0, runScalar(limit, b -> b.sum(0, k -> b.constant(1))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 9})
  void aSumWithinASumSeesBothCounters(int limit) {
    double triangle =
        runScalar(
            limit,
            b ->
                b.sum(
                    5,
                    row ->
                        b.sum(
                            5,
                            column ->
                                b.choose(
                                    Comparison.LESS,
                                    b.position(column),
                                    b.position(row),
                                    b.multiply(b.input(0).at(row), b.input(1).at(column)),
                                    b.constant(0)))));
    assertEquals(2 * 10 + 3 * 30 + 4 * 60 + 5 * 100, triangle);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 9})
  void aTableIsAVectorRowByRow(int limit) {
    double[] table =
        run(
            limit,
            b ->
                b.table(
                    2,
                    3,
                    (row, column) ->
                        b.add(b.multiply(b.position(row), b.constant(100)), b.position(column))));
    Numbers.requireEqual("table", new double[] {0, 1, 2, 100, 101, 102}, table);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 20})
  void concatenatedVectorsFollowOneAnother(int limit) {
    double[] both = run(limit, b -> b.concatenate(List.of(b.input(1), b.input(0))));
    Numbers.requireEqual("both", new double[] {10, 20, 30, 40, 50, 1, 2, 3, 4, 5}, both);
  }

  @Test
  void aStoredVectorIsComputedOnceForTwoLoops() {
    ProgramBuilder b = builder(2);
    Vector exponentials = b.stored(b.vector(5, k -> b.unary(UnaryFunction.EXP, b.input(1).at(k))));
    b.sum(4, k -> exponentials.at(k.plus(1)));
    b.sum(4, k -> b.multiply(exponentials.at(k), exponentials.at(k.plus(1))));
    b.declareOutput(Output.real("result", 1));
    b.enter(ProgramBuilder.Section.FINISH);
    b.store(0, Index.fixed(0), b.constant(0));
    Program program = b.build(Accumulation.TILED);
    long inLoops =
        program.pair().instructions().stream()
            .filter(Instruction.Loop.class::isInstance)
            .flatMap(loop -> Blocks.flatten(((Instruction.Loop) loop).body()))
            .filter(Instruction.Unary.class::isInstance)
            .count();
    assertEquals(1, inLoops, () -> Printer.print(program));
  }

  @Test
  void anInputIsNotCopied() {
    ProgramBuilder b = builder(2);
    Vector x = b.input(0);
    assertEquals(x, b.stored(x));
  }

  @Test
  void componentsThatNobodyAsksForAreNotComputed() {
    ProgramBuilder b = builder(9);
    Vector exponentials = b.vector(5, k -> b.unary(UnaryFunction.EXP, b.input(0).at(k)));
    b.declareOutput(Output.real("result", 1));
    b.enter(ProgramBuilder.Section.FINISH);
    b.store(0, Index.fixed(0), b.constant(exponentials.dimension()));
    assertTrue(b.build(Accumulation.TILED).row().instructions().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 3",
    "2, 9",
    "3, 27",
    "10, 59049",
    "-1, 0.3333333333333333",
    "-2, 0.1111111111111111"
  })
  void powersAreProducts(int exponent, double expected) {
    assertEquals(expected, runScalar(9, b -> b.power(b.input(0).at(2), exponent)));
  }

  @Test
  void usedInputsAreThoseThatAreLoaded() {
    ProgramBuilder b = builder(9);
    b.declareState(1, ValueType.REAL);
    b.write(b.partial().getFirst(), Index.fixed(0), b.input(1).at(3));
    b.declareOutput(Output.real("result", 1));
    b.enter(ProgramBuilder.Section.FINISH);
    b.store(0, Index.fixed(0), b.constant(0));
    assertEquals(List.of(1), b.build(Accumulation.TILED).usedInputs());
  }

  @Test
  void sizeCountsInstructionsWithinLoopsOnce() {
    LoopVariable k = new LoopVariable(1, 100);
    Instruction constant = new Instruction.Constant(new Value(2, ValueType.REAL), 1);
    Block block =
        new Block(List.of(constant, new Instruction.Loop(k, new Block(List.of(constant)))));
    assertEquals(3, block.size());
  }
}
