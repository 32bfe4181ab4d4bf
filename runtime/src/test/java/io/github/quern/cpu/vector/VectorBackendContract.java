package io.github.quern.cpu.vector;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.backend.BackendException;
import io.github.quern.contract.BackendContract;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract of all tiers, for vectors of one width. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VectorBackendContract extends BackendContract {
  private @Nullable Engine engine;

  /** The width of vectors. */
  protected abstract int bits();

  @BeforeAll
  void open() {
    // Wider vectors than the machine has work, but a thousand times slower.
    Assumptions.assumeTrue(
        bits() <= VectorModule.preferredBits(), () -> "vectors of " + bits() + " bits");
    engine = Engines.simd(bits(), VectorBackend.Mode.VECTOR);
  }

  @Override
  protected Engine engine() {
    return Objects.requireNonNull(engine);
  }

  @Override
  protected CallOptions options() {
    return CallOptions.DEFAULT.withBackend("simd");
  }

  @Override
  protected boolean mayRefuse(BackendException refusal) {
    return Engines.isTooLarge(refusal);
  }

  @AfterAll
  void close() {
    if (engine != null) {
      engine.close();
    }
  }
}
