package io.github.quern.cpu.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.cpu.vector.RecordedTile.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowingTileTest {
  private final RecordedTile plain = new RecordedTile();
  private final RecordedTile vector = new RecordedTile();
  private final List<GrowingTile> asked = new ArrayList<>();
  private final GrowingTile growing = new GrowingTile(plain, asked::add);

  private void run() {
    growing.tile(new Object[0], new int[0], new Object[0], 2, 3, 0, 0);
  }

  @Test
  void itStaysPlainForFewPairs() {
    growing.expect(GrowingTile.WORTHWHILE_PAIRS - 1);
    run();
    assertEquals(List.of(), asked);
    assertEquals(List.of(new Call(2, 3)), plain.calls());
  }

  @Test
  void otherCodeIsAskedForOnceWhenCallsAddUp() {
    growing.expect(GrowingTile.WORTHWHILE_PAIRS - 1);
    growing.expect(1);
    growing.expect(GrowingTile.WORTHWHILE_PAIRS);
    assertEquals(List.of(growing), asked);
  }

  @Test
  void otherCodeIsAskedForAtOnceForOneLargeCall() {
    growing.expect(Long.MAX_VALUE);
    growing.expect(Long.MAX_VALUE);
    assertEquals(List.of(growing), asked);
  }

  @Test
  void itGoesOnWithOtherCode() {
    run();
    growing.become(vector);
    run();
    run();
    assertEquals(1, plain.calls().size());
    assertEquals(2, vector.calls().size());
  }
}
