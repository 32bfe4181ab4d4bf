package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.samples.Sample;
import io.github.quern.samples.Samples;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleCommandTest {
  @Test
  void withoutANameAllAreListed() {
    Quern quern = Quern.run("sample");
    assertEquals(0, quern.status());
    assertTrue(quern.out().startsWith("Samples:\n  gaussian   "), quern.out());
  }

  @Test
  void theGaussianSampleTellsShapePlaceTimesAndASmallError() {
    Quern quern = Quern.run("sample", "gaussian", "--backend", "scalar");
    assertEquals(0, quern.status(), quern.err());
    String out = quern.out();
    assertTrue(out.contains("Result: shape (1000, 2), float32\n"), out);
    assertTrue(out.contains("\nFirst rows:\n"), out);
    assertTrue(out.contains("\nBackend: scalar, device 0: "), out);
    assertTrue(out.contains("\n  scalar: chosen"), out);
    assertTrue(
        Pattern.compile("\nFirst call: [0-9.]+ ms, compilation included\n").matcher(out).find(),
        out);
    assertTrue(
        Pattern.compile("\nLater calls: [0-9.]+ ms, median of 20\n").matcher(out).find(), out);
    Matcher error =
        Pattern.compile("\nLargest error: (\\S+) relative to the double oracle").matcher(out);
    assertTrue(error.find(), out);
    // What issue 2 asks for.
    assertTrue(Double.parseDouble(error.group(1)) < 1e-6, out);
  }

  @Test
  void anUnknownSampleIsAFailureThatNamesTheOthers() {
    Quern quern = Quern.run("sample", "gauss");
    assertEquals(1, quern.status());
    // With an SDK there are more than the module's own.
    String names = Samples.all().stream().map(Sample::name).collect(Collectors.joining(", "));
    assertTrue(names.startsWith("gaussian, block-sparse, "), names);
    assertEquals("quern: There is no sample 'gauss'; there are: " + names + ".\n", quern.err());
  }

  @Test
  void anUnknownBackendOrDeviceIsAFailure() {
    Quern backend = Quern.run("sample", "gaussian", "--backend", "abacus");
    assertEquals(1, backend.status());
    assertTrue(
        backend.err().startsWith("quern: There is no backend 'abacus'; there are auto, CPU, GPU, "),
        backend.err());
    Quern device = Quern.run("sample", "gaussian", "--backend", "scalar", "--device", "7");
    assertEquals(1, device.status());
    assertTrue(device.err().contains("has no device 7"), device.err());
  }

  @Test
  void noThreadsAreWrongUse() {
    Quern quern = Quern.run("sample", "gaussian", "--threads", "0");
    assertEquals(2, quern.status());
    assertTrue(quern.err().startsWith("quern: Invalid value for option '--threads'"), quern.err());
  }
}
