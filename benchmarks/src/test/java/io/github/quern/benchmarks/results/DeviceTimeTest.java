package io.github.quern.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class DeviceTimeTest {
  private static final DeviceLimit LIMIT = DeviceLimit.of("GPU", 100, 1000, 128, 16);
  private static final Cell CELL = Cell.of("w", "tornado", 1, 10_000, 10_000, 100_000_000);

  /** 200 billion pairs per second, of 8 instructions and one special function each. */
  @Test
  void sharesArePairsTimesInstructionsOverTheLimit() {
    DeviceTime time = DeviceTime.of(CELL.measured(0.5, 9), 2.0, 8, 1, LIMIT);
    assertEquals(200.0 * 8 / 12_800, time.arithmeticShare());
    assertEquals(200.0 / 1600, time.specialShare());
  }

  @Test
  void whatIsNotKnownHasNoShare() {
    assertNull(DeviceTime.of(CELL.measured(0.5, 9), 2.0, 8, 1, null).arithmeticShare());
    assertNull(DeviceTime.of(CELL.leftOut("slow"), null, 8, 1, LIMIT).arithmeticShare());
    assertNull(DeviceTime.of(CELL.measured(0.5, 9), 2.0, 8, 0, LIMIT).specialShare());
    DeviceLimit noSpecialUnit = DeviceLimit.of("CPU", 2, 3000, 32, 0);
    assertNull(DeviceTime.of(CELL.measured(0.5, 9), 2.0, 8, 1, noSpecialUnit).specialShare());
  }
}
