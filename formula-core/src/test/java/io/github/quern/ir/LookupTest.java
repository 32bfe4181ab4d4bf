package io.github.quern.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.ir.ProgramBuilder.Section;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.Numbers;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of a table of three rows of two columns, chosen by a number that the kernel computes. */
class LookupTest {
  private static final double[] TABLE = {10, 11, 20, 21, 30, 31};
  private static final int ROWS = 3;
  private static final int COLUMNS = 2;

  private static double[] lookup(
      ValueType tableType,
      ValueType rowType,
      double row,
      int unrollLimit,
      Function<ProgramBuilder, Vector> table) {
    ProgramBuilder b = builder(tableType, rowType, unrollLimit);
    Array result = b.partial().getFirst();
    Vector matrix = table.apply(b);
    Value number = b.load(1, Index.fixed(0));
    b.forEach(
        COLUMNS, column -> b.write(result, column, b.lookup(matrix, COLUMNS, number, column)));
    return Evaluation.ofProgram(finished(b), List.of(TABLE, new double[] {row}), 1, 1);
  }

  private static ProgramBuilder builder(ValueType tableType, ValueType rowType, int unrollLimit) {
    ProgramBuilder b =
        new ProgramBuilder(
            List.of(
                new Input("table", ROWS * COLUMNS, Role.PARAMETER, tableType),
                new Input("k", 1, Role.ROW, rowType)),
            Axis.I,
            unrollLimit);
    b.declareState(COLUMNS, ValueType.REAL);
    b.declareOutput(Output.real("row", COLUMNS));
    return b;
  }

  private static Program finished(ProgramBuilder b) {
    Array total = b.total().getFirst();
    b.enter(Section.MERGE);
    b.forEach(COLUMNS, index -> b.write(total, index, b.read(b.partial().getFirst(), index)));
    b.enter(Section.FINISH);
    b.forEach(COLUMNS, index -> b.store(0, index, b.read(total, index)));
    return b.build(Accumulation.TILED);
  }

  private static void check(double row, double first, double second, ValueType rowType) {
    for (ValueType tableType : List.of(ValueType.REAL, ValueType.INTEGER)) {
      for (int limit : List.of(0, 1, 9)) {
        String what = "row " + row + " of " + tableType + ", unrolled to " + limit;
        double[] expected = {first, second};
        Numbers.requireEqual(
            what, expected, lookup(tableType, rowType, row, limit, b -> b.input(0)));
        Numbers.requireEqual(
            what + ", computed",
            expected,
            lookup(
                tableType,
                rowType,
                row,
                limit,
                b -> b.vector(6, index -> b.multiply(b.input(0).at(index), b.constant(1)))));
        Numbers.requireEqual(
            what + ", stored",
            expected,
            lookup(tableType, rowType, row, limit, b -> b.concatenate(List.of(b.input(0)))));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 11",
    "1, 20, 21",
    "2, 30, 31",
    "3, NaN, NaN",
    "-1, NaN, NaN",
    "1e15, NaN, NaN",
    "-1e15, NaN, NaN",
  })
  void aRowThatIsThereOrNot(double row, double first, double second) {
    check(row, first, second, ValueType.REAL);
    check(row, first, second, ValueType.INTEGER);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void noRowHasSuchANumber(double row) {
    check(row, Double.NaN, Double.NaN, ValueType.REAL);
  }

  @ParameterizedTest
  @CsvSource({"0, 10, 11", "2, 30, 31", "3, NaN, NaN", "-1, NaN, NaN", "NaN, NaN, NaN"})
  void aRowThatIsKnownBeforehand(double row, double first, double second) {
    for (int limit : List.of(0, 1, 9)) {
      ProgramBuilder b = builder(ValueType.REAL, ValueType.REAL, limit);
      Array result = b.partial().getFirst();
      b.forEach(
          COLUMNS,
          column ->
              b.write(result, column, b.lookup(b.input(0), COLUMNS, b.constant(row), column)));
      Program program = finished(b);
      assertEquals(0, lookups(program));
      Numbers.requireEqual(
          "row " + row,
          new double[] {first, second},
          Evaluation.ofProgram(program, List.of(TABLE, new double[1]), 1, 1));
    }
  }

  private static long lookups(Program program) {
    return program.instructions().filter(Instruction.Lookup.class::isInstance).count();
  }

  @Test
  void aTableOfParametersIsReadDirectlyOncePerRowOfTheResult() {
    ProgramBuilder b = builder(ValueType.REAL, ValueType.INTEGER, 9);
    Array result = b.partial().getFirst();
    Value number = b.load(1, Index.fixed(0));
    b.forEach(
        COLUMNS, column -> b.write(result, column, b.lookup(b.input(0), COLUMNS, number, column)));
    Program program = finished(b);
    assertEquals(COLUMNS, lookups(program));
    assertEquals(0, count(program.pair()), () -> Printer.print(program));
    assertEquals(COLUMNS, count(program.row()), () -> Printer.print(program));
    assertEquals(List.of(0, 1), program.usedInputs());
  }

  private static long count(Block block) {
    return Blocks.flatten(block).filter(Instruction.Lookup.class::isInstance).count();
  }

  @ParameterizedTest
  @EnumSource(names = {"REAL", "INTEGER"})
  void equalLookupsAreOneValue(ValueType rowType) {
    ProgramBuilder b = builder(ValueType.REAL, rowType, 9);
    Value number = b.load(1, Index.fixed(0));
    assertEquals(
        b.lookup(b.input(0), COLUMNS, number, Index.fixed(1)),
        b.lookup(b.input(0), COLUMNS, number, Index.fixed(1)));
  }
}
