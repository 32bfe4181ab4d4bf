package io.github.quern.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.ProgramBuilder.Section;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which type the builder gives to values, and what it converts on the way. */
class ValueTypesTest {
  private static final Index FIRST = Index.fixed(0);

  private final ProgramBuilder b =
      new ProgramBuilder(
          List.of(
              new Input("x", 1, Role.ROW, ValueType.REAL),
              new Input("k", 2, Role.ROW, ValueType.INTEGER)),
          Axis.I,
          4);
  private final Value real = b.load(0, FIRST);
  private final Value integer = b.load(1, FIRST);
  private final Value other = b.load(1, Index.fixed(1));
  private final Value wide = b.convert(real, ValueType.DOUBLE);

  private static void assertType(ValueType type, Value value) {
    assertEquals(type, value.type());
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "SUBTRACT", "MULTIPLY"})
  void integersStayIntegers(BinaryFunction function) {
    assertType(ValueType.INTEGER, b.binary(function, integer, other));
    assertType(ValueType.INTEGER, b.binary(function, b.ordinal(Axis.I), integer));
  }

  @ParameterizedTest
  @EnumSource(names = {"DIVIDE", "POW", "ATAN2"})
  void functionsThatLeaveTheIntegersAreReal(BinaryFunction function) {
    assertType(ValueType.REAL, b.binary(function, integer, other));
  }

  @ParameterizedTest
  @EnumSource
  void aFunctionOfAnIntegerIsOneIfItKeepsThem(UnaryFunction function) {
    assertType(
        function.keepsIntegers() ? ValueType.INTEGER : ValueType.REAL, b.unary(function, integer));
  }

  @Test
  void theFloorOfAnIntegerIsItself() {
    assertEquals(integer, b.unary(UnaryFunction.FLOOR, integer));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -3, 0x1p53})
  void aWholeConstantBesideAnIntegerIsOne(double number) {
    assertType(ValueType.INTEGER, b.add(integer, b.constant(number)));
    assertType(ValueType.INTEGER, b.multiply(b.constant(number), integer));
    assertType(
        ValueType.INTEGER, b.choose(Comparison.LESS, real, wide, integer, b.constant(number)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0x1p54, Double.NaN, Double.POSITIVE_INFINITY})
  void anyOtherConstantMakesItReal(double number) {
    assertType(ValueType.REAL, b.add(integer, b.constant(number)));
    assertType(ValueType.REAL, b.subtract(b.constant(number), integer));
  }

  @ParameterizedTest
  @CsvSource({
    "REAL, REAL, REAL",
    "INTEGER, REAL, REAL",
    "INTEGER, DOUBLE, DOUBLE",
    "REAL, DOUBLE, DOUBLE",
    "INTEGER, INTEGER, INTEGER",
    "DOUBLE, DOUBLE, DOUBLE",
  })
  void twoTypesMeetInTheWiderOne(ValueType left, ValueType right, ValueType common) {
    assertEquals(common, left.common(right));
    assertEquals(common, right.common(left));
    assertType(common, b.add(of(left), of(right)));
    assertType(common, b.choose(Comparison.LESS, real, other, of(right), of(left)));
  }

  private Value of(ValueType type) {
    return switch (type) {
      case REAL -> real;
      case DOUBLE -> wide;
      case INTEGER -> integer;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "0, REAL",
    "1, INTEGER",
    "2, INTEGER",
    "3, REAL",
    "4, REAL",
    "9, REAL",
    "-1, REAL",
    "-2, REAL"
  })
  void powersThatMayExceed64BitsAreReal(long exponent, ValueType type) {
    assertType(type, b.power(integer, exponent));
  }

  @Test
  void integersAreComparedAsIntegers() {
    Value choice = b.choose(Comparison.LESS, integer, other, real, wide);
    assertType(ValueType.DOUBLE, choice);
    assertEquals(ValueType.INTEGER, choiceThatDefines(choice).left().type(), "floats end at 2^24");
    Value withConstant = b.choose(Comparison.EQUAL, integer, b.constant(16777217), real, real);
    assertType(ValueType.INTEGER, choiceThatDefines(withConstant).left());
  }

  private Instruction.Choose choiceThatDefines(Value value) {
    return finished()
        .instructions()
        .filter(Instruction.Choose.class::isInstance)
        .map(Instruction.Choose.class::cast)
        .filter(choose -> choose.result().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private Program finished() {
    return b.build(Accumulation.TILED);
  }

  @Test
  void aConversionToTheSameTypeIsNone() {
    assertEquals(real, b.convert(real, ValueType.REAL));
    assertEquals(integer, b.convert(integer, ValueType.INTEGER));
  }

  @Test
  void equalConversionsAreOneValue() {
    assertEquals(wide, b.convert(real, ValueType.DOUBLE));
    assertEquals(b.convert(integer, ValueType.REAL), b.convert(integer, ValueType.REAL));
  }

  @Test
  void aConvertedConstantIsAConstant() {
    Value five = b.convert(b.constant(5), ValueType.INTEGER);
    assertType(ValueType.INTEGER, five);
    assertEquals(b.constant(7), b.add(five, b.constant(2)));
  }

  @Test
  void whatIsWrittenTakesTheTypeOfItsArray() {
    b.declareState(1, ValueType.INTEGER);
    b.declareState(1, ValueType.DOUBLE);
    b.declareState(1, ValueType.REAL);
    b.write(b.partial().get(0), FIRST, b.constant(3));
    b.write(b.partial().get(1), FIRST, integer);
    b.write(b.partial().get(2), FIRST, wide);
    List<ValueType> written =
        finished()
            .instructions()
            .filter(Instruction.Write.class::isInstance)
            .map(write -> ((Instruction.Write) write).value().type())
            .toList();
    assertEquals(List.of(ValueType.INTEGER, ValueType.DOUBLE, ValueType.REAL), written);
  }

  @Test
  void whatIsStoredTakesTheTypeOfItsOutput() {
    b.declareOutput(Output.real("value", 1));
    b.declareOutput(new Output("position", List.of(1), ValueType.INTEGER));
    b.declareState(1, ValueType.DOUBLE);
    b.enter(Section.FINISH);
    b.store(0, FIRST, b.read(b.total().getFirst(), FIRST));
    b.store(1, FIRST, b.constant(4));
    List<ValueType> stored =
        finished()
            .instructions()
            .filter(Instruction.Store.class::isInstance)
            .map(store -> ((Instruction.Store) store).value().type())
            .toList();
    assertEquals(List.of(ValueType.REAL, ValueType.INTEGER), stored);
  }

  @Test
  void aRealNumberIsNotCutToAnInteger() {
    b.declareState(1, ValueType.INTEGER);
    b.declareOutput(new Output("position", List.of(1), ValueType.INTEGER));
    Array state = b.partial().getFirst();
    for (Value value : List.of(real, wide, b.constant(0.5), b.constant(Double.NaN))) {
      IllegalArgumentException written =
          assertThrows(IllegalArgumentException.class, () -> b.write(state, FIRST, value));
      assertEquals("a real value where integers are kept", written.getMessage());
      IllegalArgumentException stored =
          assertThrows(IllegalArgumentException.class, () -> b.store(0, FIRST, value));
      assertEquals("a real value where integers are kept", stored.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void aFoldKeepsTheTypesOfItsValues(int limit) {
    ProgramBuilder builder =
        new ProgramBuilder(List.of(new Input("k", 9, Role.ROW, ValueType.INTEGER)), Axis.I, limit);
    Value sum = builder.sum(9, index -> builder.load(0, index));
    assertType(ValueType.INTEGER, sum);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void aFoldThatStartsWithAnIntegerMayGoOnWithRealNumbers(int limit) {
    ProgramBuilder builder =
        new ProgramBuilder(
            List.of(
                new Input("x", 9, Role.ROW, ValueType.REAL),
                new Input("k", 1, Role.ROW, ValueType.INTEGER)),
            Axis.I,
            limit);
    builder.declareState(1, ValueType.REAL);
    builder.declareOutput(Output.real("sum", 1));
    Value sum =
        builder
            .fold(
                9,
                List.of(builder.load(1, FIRST)),
                (index, before) -> List.of(builder.add(before.getFirst(), builder.load(0, index))))
            .getFirst();
    assertType(ValueType.REAL, sum);
    builder.write(builder.partial().getFirst(), FIRST, sum);
    builder.enter(Section.MERGE);
    builder.write(
        builder.total().getFirst(), FIRST, builder.read(builder.partial().getFirst(), FIRST));
    builder.enter(Section.FINISH);
    builder.store(0, FIRST, builder.read(builder.total().getFirst(), FIRST));
    double[] x = IntStream.rangeClosed(1, 9).mapToDouble(number -> number / 2.0).toArray();
    Interpreter interpreter =
        new Interpreter(builder.build(Accumulation.TILED), List.of(x, new double[] {100}), 1);
    assertArrayEquals(new double[] {122.5}, interpreter.row(0));
  }

  @Test
  void ordinalsAreTheRowAndTheColumnOfEitherAxis() {
    for (Axis rowAxis : Axis.values()) {
      ProgramBuilder builder = new ProgramBuilder(List.of(), rowAxis, 4);
      Value row = builder.ordinal(rowAxis);
      Value column = builder.ordinal(rowAxis == Axis.I ? Axis.J : Axis.I);
      assertType(ValueType.INTEGER, row);
      assertEquals(column, builder.columnNumber());
      Program program = builder.build(Accumulation.TILED);
      assertEquals(List.of(new Instruction.Ordinal(row, Role.ROW)), program.row().instructions());
      assertEquals(
          List.of(new Instruction.Ordinal(column, Role.COLUMN)), program.pair().instructions());
      assertTrue(program.usesOrdinal(Role.ROW) && program.usesOrdinal(Role.COLUMN));
    }
  }
}
