package io.github.quern.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  @Test
  void callsThatAreRightEndWithStatus0() {
    assertEquals(0, run("formulas", "--count", "20", "--seed", "3", "--threads", "1"));
    assertTrue(
        out.toString().startsWith("20 calls, 0 findings; kernels run: {scalar=20"), out::toString);
    assertTrue(err.toString().startsWith("20 of 20 calls after "), err::toString);
  }

  @Test
  void theHelpOfEveryCommandNamesItsOptions() {
    assertEquals(0, run("formulas", "--help"));
    assertEquals(0, run("parser", "--help"));
    assertEquals(0, run("readers", "--help"));
    for (String option : new String[] {"--count", "--seed", "--minutes", "--threads", "--input"}) {
      assertTrue(out.toString().contains(option), option);
    }
  }

  @Test
  void anUnknownOptionIsWrongUse() {
    assertEquals(2, run("formulas", "--cuont", "20"));
  }
}
