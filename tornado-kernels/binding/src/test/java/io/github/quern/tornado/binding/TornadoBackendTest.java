package io.github.quern.tornado.binding;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.contract.BackendContract;
import org.junit.jupiter.api.AfterAll;

/** The contract of all tiers, on TornadoVM's first device. */
class TornadoBackendTest extends BackendContract {
  private static final Engine ENGINE = Engine.create(1);

  @Override
  protected Engine engine() {
    return ENGINE;
  }

  @Override
  protected CallOptions options() {
    return CallOptions.DEFAULT.withBackend("tornado").withDeviceId(0);
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }
}
