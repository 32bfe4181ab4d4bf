package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CallOptionsTest {
  @Test
  void theDefaultLeavesTheChoiceToQuern() {
    assertEquals(new CallOptions("auto", -1), CallOptions.DEFAULT);
  }

  @Test
  void partsAreReplacedOneByOne() {
    assertEquals(new CallOptions("tornado", -1), CallOptions.DEFAULT.withBackend("tornado"));
    assertEquals(new CallOptions("GPU", 2), CallOptions.DEFAULT.withDeviceId(2).withBackend("GPU"));
  }

  @Test
  void negativeDevicesButMinusOneAreRefused() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> CallOptions.DEFAULT.withDeviceId(-2));
    assertEquals("A device id is 0 or more, or -1 for any device; it is -2.", refusal.getMessage());
  }
}
