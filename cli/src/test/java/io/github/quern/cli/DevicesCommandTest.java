package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DevicesCommandTest {
  @Test
  void everyTierHasDevicesOrAReason() {
    Quern quern = Quern.run("devices");
    assertEquals(0, quern.status(), quern.err());
    List<String> lines = quern.out().lines().toList();
    int scalar = lines.indexOf("scalar: available");
    assertTrue(scalar >= 0, quern.out());
    assertTrue(lines.get(scalar + 1).startsWith("  device 0 (CPU): "), quern.out());
    for (String line : lines) {
      assertTrue(line.matches("[a-z]+: (available|not available: .+)|  device \\d+ \\(.+"), line);
    }
  }
}
