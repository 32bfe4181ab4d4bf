package io.github.quern.cpu.parallel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.testing.Programs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewRowsTest {
  private final List<SeveralTiles> made = new ArrayList<>();
  private final List<FewRows> wanted = new ArrayList<>();
  private final FewRows code = new FewRows(this::make, wanted::add);

  private SeveralTiles make() {
    SeveralTiles several =
        SeveralTiles.one((inputs, offsets, states, rows, columns, firstRow, firstColumn) -> {});
    made.add(several);
    return several;
  }

  @Test
  void codeIsMadeWhenItIsFirstWanted() {
    assertEquals(List.of(), made);
    SeveralTiles first = code.code();
    assertSame(first, code.code());
    assertEquals(List.of(first), made);
    assertEquals(List.of(code), wanted);
  }

  @Test
  void itGoesOnWithOtherCode() {
    code.code();
    SeveralTiles other = make();
    code.become(other);
    assertSame(other, code.code());
  }

  @Test
  void shortColumnsAreDealt() {
    assertTrue(dealsColumns("Exp(-SqDist(X, Y)) * B", "X = Vi(3)", "Y = Vj(3)", "B = Vj(4)"));
    assertFalse(dealsColumns("Exp(-SqDist(X, Y)) * B", "X = Vi(5)", "Y = Vj(5)", "B = Vj(1)"));
    assertFalse(
        dealsColumns("(X | Y) * (B | C)", "X = Vi(3)", "Y = Vj(3)", "B = Vj(3)", "C = Vj(3)"));
  }

  private static boolean dealsColumns(String formula, String... aliases) {
    return FewRows.dealsColumns(Programs.sum(formula, 1, aliases));
  }
}
