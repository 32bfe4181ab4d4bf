package io.github.quern.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.testing.Programs;
import io.github.quern.tornado.driver.OutOfDeviceMemoryException;
import io.github.quern.tornado.driver.Part;
import io.github.quern.tornado.emit.TilePlan;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class SlicedKernelTest {
  private final Queue<String> events = new ArrayDeque<>();

  private static KernelSpec spec() {
    return new KernelSpec(Programs.sum("x - y", 1, "x = Vi(1)", "y = Vj(1)"), Precision.FLOAT32);
  }

  private List<String> run(long memory, int rows, int columns) {
    RecordedKernel kernel = new RecordedKernel("device", events, memory);
    new SlicedKernel(kernel, spec().program(), TilePlan.of(spec()))
        .run(RecordedKernel.call(rows, columns));
    events.remove("new device");
    return List.copyOf(events);
  }

  @Test
  void whatFitsIsNotSliced() {
    assertEquals(List.of("device rows 0 + 300, columns 0 + 1000"), run(1600, 300, 1000));
  }

  @Test
  void rowsAreSlicedFirstIfThatIsEnough() {
    assertEquals(
        List.of(
            "device rows 0 + 256, columns 0 + 300",
            "device rows 256 + 256, columns 0 + 300",
            "device rows 512 + 88, columns 0 + 300"),
        run(1000, 600, 300));
  }

  @Test
  void columnsAreSlicedWhereTheyDoNotFit() {
    assertEquals(List.of("device rows 0 + 100, columns 0 + 512, 512 + 488"), run(1100, 100, 1000));
    events.clear();
    assertEquals(
        List.of(
            "device rows 0 + 128, columns 0 + 512, 512 + 488",
            "device rows 128 + 122, columns 0 + 512, 512 + 488"),
        run(1100, 250, 1000));
  }

  @Test
  void memoryThatIsNotThereAfterAllMakesSlicesSmaller() {
    RecordedKernel kernel =
        new RecordedKernel("device", events, Long.MAX_VALUE) {
          @Override
          public void run(Part part) {
            if (part.slices().getFirst().call().rows() > 200) {
              throw new OutOfDeviceMemoryException("taken by others", null);
            }
            super.run(part);
          }
        };
    new SlicedKernel(kernel, spec().program(), TilePlan.of(spec()))
        .run(RecordedKernel.call(300, 100));
    assertEquals(
        List.of(
            "new device",
            "device rows 0 + 128, columns 0 + 100",
            "device rows 128 + 128, columns 0 + 100",
            "device rows 256 + 44, columns 0 + 100"),
        List.copyOf(events));
  }

  @Test
  void tooLittleForTheSmallestSliceIsSaid() {
    BackendException failure = assertThrows(BackendException.class, () -> run(100, 300, 1000));
    assertEquals(
        "The memory of device 3 (device) is too small, even in slices: 1600 numbers are needed for"
            + " all.",
        failure.getMessage());
  }

  @Test
  void devicesShareRowsInWholeGroups() {
    Queue<String> together = new ConcurrentLinkedQueue<>();
    SeveralDevices devices =
        new SeveralDevices(
            List.of(
                new RecordedKernel("a", together, Long.MAX_VALUE),
                new RecordedKernel("b", together, Long.MAX_VALUE),
                new RecordedKernel("c", together, Long.MAX_VALUE)),
            spec().program(),
            TilePlan.of(spec()));
    devices.run(RecordedKernel.call(500, 40));
    devices.close();
    assertEquals(
        List.of(
            "a rows 0 + 256, columns 0 + 40",
            "b rows 256 + 244, columns 0 + 40",
            "close a",
            "close b",
            "close c",
            "new a",
            "new b",
            "new c"),
        together.stream().sorted().toList());
  }

  @Test
  void theFailureOfOneDeviceIsThatOfTheCallOnceAllHaveEnded() {
    Queue<String> together = new ConcurrentLinkedQueue<>();
    SeveralDevices devices =
        new SeveralDevices(
            List.of(
                new RecordedKernel("a", together, 10),
                new RecordedKernel("b", together, Long.MAX_VALUE)),
            spec().program(),
            TilePlan.of(spec()));
    assertThrows(OutOfDeviceMemoryException.class, () -> devices.run(RecordedKernel.call(500, 40)));
    assertEquals(
        List.of("b rows 256 + 244, columns 0 + 40"),
        together.stream().filter(event -> event.contains("rows")).toList());
  }
}
