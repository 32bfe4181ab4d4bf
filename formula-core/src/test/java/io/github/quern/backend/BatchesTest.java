package io.github.quern.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
  @Test
  void sizesOfOneAreRepeated() {
    Batches batches =
        Batches.broadcast(
            3, List.of(List.of(1L, 3L, 1L), List.of(2L, 1L, 1L), List.of(2L, 3L, 1L)));
    assertEquals(List.of(2L, 3L, 1L), batches.sizes());
    assertEquals(6, batches.count());
    assertEquals(List.of(2L, 1L, 1L), batches.sizes(1));
    // Element 5 is (1, 2, 0).
    assertEquals(2, batches.part(0, 5));
    assertEquals(1, batches.part(1, 5));
    assertEquals(5, batches.part(2, 5));
  }

  @Test
  void anAxisOfNoElementsLeavesNone() {
    assertEquals(0, Batches.broadcast(1, List.of(List.of(1L), List.of(0L))).count());
  }

  @Test
  void withoutInputsOrAxesThereIsOneElement() {
    assertEquals(List.of(1L, 1L), Batches.broadcast(2, List.of()).sizes());
    assertEquals(1, Batches.broadcast(0, List.of(List.of())).count());
    assertEquals(List.of(), Batches.NONE.sizes(4));
  }
}
