package io.github.quern.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.Backend;
import io.github.quern.backend.BackendException;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.testing.Programs;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tier in a JVM without TornadoVM. */
class TornadoBackendTest {
  private static final String REASON =
      "TornadoVM is not in this JVM; start java with @$TORNADOVM_HOME/tornado-argfile";

  private final TornadoBackend backend = new TornadoBackend();

  /** A sum of so many variables. */
  private static KernelSpec variables(int count) {
    return new KernelSpec(
        Programs.sum(
            IntStream.range(0, count).mapToObj(k -> "X" + k).collect(Collectors.joining("+")),
            1,
            IntStream.range(0, count)
                .mapToObj(k -> "X" + k + " = V" + (k % 2 == 0 ? "i" : "j") + "(1)")
                .toArray(String[]::new)),
        Precision.FLOAT32);
  }

  @Test
  void isFoundAsAService() {
    List<Backend> found =
        ServiceLoader.load(Backend.class).stream().map(ServiceLoader.Provider::get).toList();
    assertEquals(List.of("tornado"), found.stream().map(Backend::name).toList());
    assertEquals(DeviceKind.GPU, found.getFirst().kind());
  }

  @Test
  void saysWhyItCannotBeUsedAndHasNoDevices() {
    assertEquals(Optional.of(REASON), backend.unavailable());
    assertEquals(List.of(), backend.devices());
  }

  @Test
  void compilesNothing() {
    BackendException refusal =
        assertThrows(BackendException.class, () -> backend.compile(variables(2), 0));
    assertEquals("The tornado tier is not available: " + REASON + ".", refusal.getMessage());
  }

  /** Rows, columns, outputs and states. */
  private static final String REDUCE =
      "reduce(KernelContext,IntArray,FloatArray,FloatArray,FloatArray,FloatArray)void\n";

  @Test
  void showsTheKernelNevertheless() {
    String listing = backend.listing(variables(2));
    assertTrue(listing.startsWith(REDUCE), listing);
  }

  @Test
  void anyNumberOfInputsIsTaken() {
    assertEquals(Optional.empty(), backend.refuses(variables(100)));
    assertTrue(backend.listing(variables(100)).startsWith(REDUCE));
  }
}
