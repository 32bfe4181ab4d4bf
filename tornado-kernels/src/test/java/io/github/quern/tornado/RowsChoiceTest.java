package io.github.quern.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.tornado.emit.TilePlan;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RowsChoiceTest {
  private final Queue<String> events = new ArrayDeque<>();

  private RecordedKernel kernel(String name) {
    return new RecordedKernel(name, events, Long.MAX_VALUE);
  }

  private final RowsChoice choice =
      new RowsChoice(kernel("several"), new TilePlan(128, 128, 4, 1), () -> kernel("one"));

  private void run(int rows) {
    choice.run(RecordedKernel.call(rows, 5));
  }

  @Test
  void callsWithFewRowsGetTheKernelWithOneRowForEachThread() {
    assertEquals(new Device(3, DeviceKind.GPU, "several"), choice.device());
    run(1000);
    run(100);
    run(50);
    run(2000);
    choice.close();
    assertEquals(
        List.of(
            "new several",
            "several rows 0 + 1000, columns 0 + 5",
            "new one",
            "one rows 0 + 100, columns 0 + 5",
            "one rows 0 + 50, columns 0 + 5",
            "several rows 0 + 2000, columns 0 + 5",
            "close several",
            "close one"),
        List.copyOf(events));
  }

  @Test
  void theOtherKernelIsNotCompiledUnlessNeeded() {
    run(1000);
    choice.close();
    assertEquals(
        List.of("new several", "several rows 0 + 1000, columns 0 + 5", "close several"),
        List.copyOf(events));
    assertThrows(IllegalStateException.class, () -> run(1));
  }
}
