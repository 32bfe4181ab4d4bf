package io.github.quern.cpu.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.cpu.parallel.SeveralTiles;
import io.github.quern.cpu.vector.RecordedTile.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrowingTileTest {
  private final RecordedTile plain = new RecordedTile();
  private final RecordedTile vector = new RecordedTile();
  private final List<GrowingTile> asked = new ArrayList<>();
  private final List<GrowingTile> askedForSeveral = new ArrayList<>();
  private final GrowingTile growing = new GrowingTile(plain, asked::add, askedForSeveral::add);

  private void run() {
    growing.tile(new Object[0], new int[0], new Object[0], 2, 3, 0, 0, 1);
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
  void codeForSeveralTilesIsAskedForOnceWhenItIsWanted() {
    growing.expect(Long.MAX_VALUE);
    run();
    assertEquals(List.of(), askedForSeveral);
    assertEquals(Optional.empty(), growing.several());
    assertEquals(Optional.empty(), growing.several());
    assertEquals(List.of(growing), askedForSeveral);
    SeveralTiles several =
        new SeveralTiles(
            4, Map.of(), (inputs, offsets, states, rows, columns, firstRow, firstColumn) -> {});
    growing.become(several);
    assertEquals(Optional.of(several), growing.several());
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
