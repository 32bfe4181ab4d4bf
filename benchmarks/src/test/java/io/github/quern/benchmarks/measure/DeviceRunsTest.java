package io.github.quern.benchmarks.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceRunsTest {
  @Test
  void theMedianIsInTheMiddle() {
    assertEquals(3, DeviceRuns.median(List.of(100.0, 1.0, 3.0)));
    assertEquals(2.5, DeviceRuns.median(List.of(100.0, 1.0, 3.0, 2.0)));
  }
}
