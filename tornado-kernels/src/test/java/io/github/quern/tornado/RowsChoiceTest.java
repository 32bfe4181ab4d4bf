package io.github.quern.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelCall;
import io.github.quern.tornado.emit.TilePlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowsChoiceTest {
  private final List<String> events = new ArrayList<>();

  private final class Recorded implements CompiledKernel {
    private final String name;

    Recorded(String name) {
      this.name = name;
      events.add("new " + name);
    }

    @Override
    public Device device() {
      return new Device(3, DeviceKind.GPU, name);
    }

    @Override
    public void run(KernelCall call) {
      events.add(name + " " + call.rows());
    }

    @Override
    public void close() {
      events.add("close " + name);
    }
  }

  private final RowsChoice choice =
      new RowsChoice(new Recorded("several"), new TilePlan(128, 128, 4), () -> new Recorded("one"));

  private void run(long rows) {
    choice.run(KernelCall.dense(List.of(), rows, 5, List.of()));
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
            "several 1000",
            "new one",
            "one 100",
            "one 50",
            "several 2000",
            "close several",
            "close one"),
        events);
  }

  @Test
  void theOtherKernelIsNotCompiledUnlessNeeded() {
    run(1000);
    choice.close();
    assertEquals(List.of("new several", "several 1000", "close several"), events);
    assertThrows(IllegalStateException.class, () -> run(1));
  }
}
