package io.github.quern.cpu.vector;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.backend.BackendException;
import io.github.quern.contract.BackendContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract of all tiers, for vectors of one width. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class VectorBackendContract extends BackendContract {
  private Engine engine;

  /** The width of vectors. */
  protected abstract int bits();

  @BeforeAll
  void open() {
    engine = Engines.simd(bits(), VectorBackend.Mode.VECTOR);
  }

  @Override
  protected Engine engine() {
    return engine;
  }

  @Override
  protected CallOptions options() {
    return CallOptions.DEFAULT.withBackend("simd");
  }

  @Override
  protected boolean mayRefuse(BackendException refusal) {
    return String.valueOf(refusal.getMessage()).contains("the JVM compiles none of more than");
  }

  @AfterAll
  void close() {
    engine.close();
  }
}
