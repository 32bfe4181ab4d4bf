package io.github.quern.cpu.scalar;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.contract.BackendContract;
import org.junit.jupiter.api.AfterAll;

class ScalarBackendTest extends BackendContract {
  private static final Engine ENGINE = Engine.create(2);

  @Override
  protected Engine engine() {
    return ENGINE;
  }

  @Override
  protected CallOptions options() {
    return CallOptions.DEFAULT.withBackend("scalar");
  }

  @Override
  protected boolean computesAsJava() {
    return true;
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }
}
