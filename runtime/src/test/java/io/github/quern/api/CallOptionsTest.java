package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallOptionsTest {
  private static CallOptions options(String backend, int deviceId) {
    return new CallOptions(
        backend, deviceId, false, Optional.empty(), List.of(), ProgressListener.NONE);
  }

  @Test
  void theDefaultLeavesTheChoiceToQuern() {
    assertEquals(options("auto", -1), CallOptions.DEFAULT);
  }

  @Test
  void partsAreReplacedOneByOne() {
    assertEquals(options("tornado", -1), CallOptions.DEFAULT.withBackend("tornado"));
    assertEquals(options("GPU", 2), CallOptions.DEFAULT.withDeviceId(2).withBackend("GPU"));
  }

  @Test
  void allDevicesOrOneAreAskedFor() {
    CallOptions all = options("tornado", 1).withAllDevices();
    assertEquals(
        new CallOptions("tornado", -1, true, Optional.empty(), List.of(), ProgressListener.NONE),
        all);
    assertEquals(options("tornado", 1), all.withDeviceId(1));
    assertEquals(all, options("GPU", 0).withAllDevices().withBackend("tornado"));
  }

  @Test
  void rangesOutAndProgressAreReplacedOneByOne() {
    Ranges ranges = Ranges.overJ(new long[0][], new long[0], new long[0][]);
    Tensor out = Tensor.zeros(DType.FLOAT32, Shape.of(1));
    ProgressListener listener = (done, total) -> {};
    CallOptions all =
        CallOptions.DEFAULT
            .withProgress(listener)
            .withOut(out)
            .withRanges(ranges)
            .withBackend("scalar")
            .withDeviceId(0);
    assertEquals(
        new CallOptions("scalar", 0, false, Optional.of(ranges), List.of(out), listener), all);
  }

  @Test
  void negativeDevicesButMinusOneAreRefused() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> CallOptions.DEFAULT.withDeviceId(-2));
    assertEquals("A device id is 0 or more, or -1 for any device; it is -2.", refusal.getMessage());
  }
}
