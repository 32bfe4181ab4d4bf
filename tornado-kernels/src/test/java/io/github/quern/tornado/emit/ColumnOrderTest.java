package io.github.quern.tornado.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.ir.Index;
import io.github.quern.ir.LoopVariable;
import io.github.quern.ir.Program;
import io.github.quern.testing.KernelTrials;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which loops of a pair may run once for several columns. */
class ColumnOrderTest {
  private static final List<String> ALIASES =
      List.of("X = Vi(100)", "Y = Vj(100)", "B = Vj(1)", "W = Vj(40)");

  /** The parts of a pair: loops and what is between them. */
  private static String parts(Program program) {
    return new ColumnOrder(program)
        .parts().stream()
            .map(part -> part.loop() ? "loop" : "rest")
            .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // The sum over components, then what uses it.
        "Sum; Exp(-SqDist(X,Y)) * B; rest loop rest",
        "LogSumExp; SqDist(X,Y); rest loop rest",
        "ArgKMin; SqDist(X,Y); rest loop rest",
        "Sum; (X|Y) * Exp(-SqDist(X,Y)); rest loop rest loop rest",
        // Each component has a sum of its own.
        "Sum; X - Y; loop",
        "Max; X * Y; loop",
        "Sum; Exp(-SqDist(X,Y)) * W; rest loop rest loop",
        // The loop that divides reads the vector that another one stored.
        "Sum; Exp(X - Y) / Sum(Exp(X - Y)); rest"
      })
  void loopsThatNeedNothingOfOtherColumnsRunOnce(String reduction, String formula, String parts) {
    assertEquals(parts, parts(KernelTrials.program(reduction, 3, ALIASES, formula)));
  }

  @Test
  void weightsOfASoftmaxAreScaledByALoopOfTheirOwn() {
    Program program = KernelTrials.program("SumSoftMaxWeight", 0, ALIASES, "SqDist(X,Y)", "W * B");
    assertEquals("rest loop rest loop", parts(program));
  }

  @Test
  void indicesOfNestedLoopsDifferIfTheyAreThoseOfATable() {
    LoopVariable row = new LoopVariable(1, 5);
    LoopVariable column = new LoopVariable(2, 10);
    Index table = Index.of(row).times(10).plus(Index.of(column)).plus(3);
    Index overlapping = Index.of(row).times(9).plus(Index.of(column));
    List<LoopVariable> loops = List.of(row, column);
    assertEquals(true, ColumnOrder.isDifferentEachTime(table, loops));
    assertEquals(false, ColumnOrder.isDifferentEachTime(overlapping, loops));
    assertEquals(false, ColumnOrder.isDifferentEachTime(Index.of(column), loops));
    assertEquals(true, ColumnOrder.isDifferentEachTime(Index.of(column), List.of(column)));
    assertEquals(true, ColumnOrder.isDifferentEachTime(table.times(-1), loops));
  }
}
