package io.github.quern.cpu.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.ir.Program;
import io.github.quern.testing.Programs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairColumnsTest {
  private static Program sum(String formula) {
    return Programs.sum(formula, 1, "x = Vi(3)", "y = Vj(3)", "u = Vi(70)", "v = Vj(70)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // No loop, a loop before the sum, a loop of the sum only.
        "SqDist(x,y); 1",
        "Exp(-SqDist(u,v)); 4",
        "u*v; 1",
        // The sum reads what is written for each column.
        "MatVecMult(TensorProd(u,y),y); 1",
        "Exp(v)*(u|v); 4"
      })
  void columnsAreTakenTogetherWhereLoopsOverComponentsComeFirst(String formula, int columns) {
    assertEquals(columns, PairColumns.of(sum(formula)).count());
  }

  @Test
  void whatTheSumNeedsIsHandedOver() {
    assertEquals(1, PairColumns.of(sum("Exp(-SqDist(u,v))")).handedOver().size());
    assertEquals(2, PairColumns.of(sum("SqDist(u,v)*(u|v)*y")).handedOver().size());
  }
}
