package io.github.quern.lower;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.formula.Category;
import io.github.quern.ir.Input;
import io.github.quern.ir.Role;
import io.github.quern.ir.ValueType;
import io.github.quern.testing.Programs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoweringTest {
  @ParameterizedTest
  @CsvSource({
    "VI, 1, ROW",
    "VJ, 1, COLUMN",
    "PM, 1, PARAMETER",
    "VI, 0, COLUMN",
    "VJ, 0, ROW",
    "PM, 0, PARAMETER",
  })
  void theAxisDecidesWhatRowsAre(Category category, int axis, Role role) {
    assertEquals(role, Lowering.role(category, Programs.rowAxis(axis)));
  }

  @Test
  void everyArgumentIsAnInputWhetherUsedOrNot() {
    assertEquals(
        List.of(
            new Input("x", 3, Role.ROW, ValueType.REAL),
            new Input("y", 2, Role.COLUMN, ValueType.REAL),
            new Input("p", 1, Role.PARAMETER, ValueType.REAL)),
        Programs.sum("y", 1, "x = Vi(3)", "y = Vj(2)", "p = Pm(1)").inputs());
  }

  @Test
  void argumentsAreOrderedByPosition() {
    assertEquals(
        List.of(
            new Input("y", 2, Role.COLUMN, ValueType.REAL),
            new Input("x", 3, Role.ROW, ValueType.REAL)),
        Programs.sum("y", 1, "x = Vi(1,3)", "y = Vj(0,2)").inputs());
  }

  @Test
  void theOutputHasTheDimensionOfTheFormula() {
    assertEquals(
        9, Programs.dimension(Programs.sum("TensorProd(x,y)", 1, "x = Vi(3)", "y = Vj(3)")));
  }
}
