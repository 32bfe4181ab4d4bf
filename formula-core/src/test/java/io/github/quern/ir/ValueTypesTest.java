package io.github.quern.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.interpret.Interpreter;
import io.github.quern.testing.Numbers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which type a value has when operands differ, and what may go where. */
class ValueTypesTest {
  private final ProgramBuilder b =
      new ProgramBuilder(
          List.of(
              new Input("x", 5, Role.ROW, ValueType.REAL),
              new Input("n", 5, Role.ROW, ValueType.INTEGER)),
          Axis.I,
          2);
  private final Value real = b.input(0).at(0);
  private final Value whole = b.input(1).at(0);
  private final Value other = b.input(1).at(1);
  private final Value wide = b.convert(real, ValueType.DOUBLE);

  /** The last instruction of the finish block that {@code Store} is not. */
  private Instruction.Binary lastBinary(Value result) {
    b.declareOutput(Output.real("result", 1));
    b.enter(ProgramBuilder.Section.FINISH);
    b.store(0, Index.fixed(0), b.constant(0));
    return b.build(Accumulation.TILED)
        .instructions()
        .filter(Instruction.Binary.class::isInstance)
        .map(Instruction.Binary.class::cast)
        .filter(binary -> binary.result().equals(result))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void sumsDifferencesAndProductsOfIntegersAreIntegers(BinaryFunction function) {
    ValueType expected =
        switch (function) {
          case ADD, SUBTRACT, MULTIPLY -> ValueType.INTEGER;
          case DIVIDE, POW, ATAN2 -> ValueType.REAL;
        };
    assertEquals(expected, b.binary(function, whole, other).type());
  }

  @ParameterizedTest
  @EnumSource
  void functionsOfIntegersAreIntegersWhereTheyKeepThem(UnaryFunction function) {
    assertEquals(
        function.keepsIntegers() ? ValueType.INTEGER : ValueType.REAL,
        b.unary(function, whole).type());
  }

  @Test
  void theFloorOfAnIntegerIsTheIntegerItself() {
    assertEquals(whole, b.unary(UnaryFunction.FLOOR, whole));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -3, 0x1p53, -0x1p53})
  void wholeConstantsAdaptToIntegers(double number) {
    Value sum = b.add(whole, b.constant(number));
    assertEquals(ValueType.INTEGER, sum.type());
    assertEquals(ValueType.INTEGER, b.multiply(b.constant(number), whole).type());
    Instruction.Binary add = lastBinary(sum);
    assertEquals(ValueType.INTEGER, add.left().type());
    assertEquals(ValueType.INTEGER, add.right().type());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0x1p54, Double.NaN, Double.POSITIVE_INFINITY})
  void otherConstantsMakeIntegersReal(double number) {
    assertEquals(ValueType.REAL, b.add(whole, b.constant(number)).type());
    assertEquals(ValueType.REAL, b.subtract(b.constant(number), whole).type());
  }

  @Test
  void operandsBecomeTheirCommonType() {
    assertEquals(ValueType.REAL, b.add(whole, real).type());
    assertEquals(ValueType.DOUBLE, b.add(real, wide).type());
    assertEquals(ValueType.DOUBLE, b.add(wide, whole).type());
    assertEquals(ValueType.DOUBLE, b.add(wide, b.constant(0.5)).type());
    Instruction.Binary product = lastBinary(b.multiply(whole, wide));
    assertEquals(ValueType.DOUBLE, product.left().type());
    assertEquals(ValueType.DOUBLE, product.right().type());
  }

  @ParameterizedTest
  @CsvSource({
    "REAL, REAL, REAL",
    "INTEGER, INTEGER, INTEGER",
    "INTEGER, REAL, REAL",
    "REAL, DOUBLE, DOUBLE",
    "INTEGER, DOUBLE, DOUBLE"
  })
  void theCommonTypeIsSymmetric(ValueType first, ValueType second, ValueType common) {
    assertEquals(common, first.common(second));
    assertEquals(common, second.common(first));
  }

  @Test
  void comparisonsAndChoicesHaveTypesOfTheirOwn() {
    assertEquals(ValueType.REAL, b.choose(Comparison.LESS, whole, other, real, other).type());
    assertEquals(
        ValueType.INTEGER, b.choose(Comparison.LESS, real, whole, other, b.constant(0)).type());
    assertEquals(
        ValueType.DOUBLE, b.choose(Comparison.EQUAL, whole, b.constant(2), whole, wide).type());
  }

  @Test
  void integersAreComparedAsIntegers() {
    b.choose(Comparison.LESS, whole, b.constant(3), real, wide);
    b.declareOutput(Output.real("result", 1));
    b.enter(ProgramBuilder.Section.FINISH);
    b.store(0, Index.fixed(0), b.constant(0));
    Instruction.Choose choose =
        b.build(Accumulation.TILED)
            .instructions()
            .filter(Instruction.Choose.class::isInstance)
            .map(Instruction.Choose.class::cast)
            .findFirst()
            .orElseThrow();
    assertEquals(ValueType.INTEGER, choose.left().type());
    assertEquals(ValueType.INTEGER, choose.right().type());
  }

  @Test
  void convertingToTheSameTypeIsNothing() {
    assertEquals(real, b.convert(real, ValueType.REAL));
    assertEquals(wide, b.convert(real, ValueType.DOUBLE), "an equal conversion is one value");
    assertEquals(b.convert(whole, ValueType.REAL), b.convert(whole, ValueType.REAL));
  }

  @Test
  void whatIsWrittenOrStoredIsConverted() {
    b.declareState(2, ValueType.REAL);
    b.declareState(2, ValueType.DOUBLE);
    b.declareState(2, ValueType.INTEGER);
    b.declareOutput(Output.real("real", 2));
    b.declareOutput(new Output("whole", List.of(2), ValueType.INTEGER));
    b.enter(ProgramBuilder.Section.PAIR);
    List<Array> partial = b.partial();
    Index first = Index.fixed(0);
    Index second = Index.fixed(1);
    b.write(partial.get(0), first, whole);
    b.write(partial.get(0), second, wide);
    b.write(partial.get(1), first, whole);
    b.write(partial.get(1), second, real);
    b.write(partial.get(2), first, whole);
    b.write(partial.get(2), second, b.constant(7));
    b.enter(ProgramBuilder.Section.FINISH);
    b.store(0, first, b.read(partial.get(1), second));
    b.store(0, second, b.read(partial.get(2), first));
    b.store(1, first, b.read(partial.get(2), second));
    b.store(1, second, b.constant(3));
    // Building verifies that types fit.
    Program program = b.build(Accumulation.TILED);
    List<double[]> rows =
        new Interpreter(
                program, List.of(new double[] {0.5, 0, 0, 0, 0}, new double[] {4, 5, 0, 0, 0}), 1)
            .rows(0);
    Numbers.requireEqual("real", new double[] {0.5, 4}, rows.get(0));
    Numbers.requireEqual("whole", new double[] {7, 3}, rows.get(1));
  }

  @Test
  void aRealNumberIsNotPutWhereIntegersAreKept() {
    b.declareState(1, ValueType.INTEGER);
    b.declareOutput(new Output("whole", List.of(1), ValueType.INTEGER));
    Array integers = b.partial().getFirst();
    Index first = Index.fixed(0);
    for (Value number : List.of(real, wide, b.constant(0.5), b.constant(Double.NaN))) {
      assertEquals(
          "a real value where integers are kept",
          assertThrows(IllegalArgumentException.class, () -> b.write(integers, first, number))
              .getMessage());
      assertEquals(
          "a real value where integers are kept",
          assertThrows(IllegalArgumentException.class, () -> b.store(0, first, number))
              .getMessage());
    }
  }
}
