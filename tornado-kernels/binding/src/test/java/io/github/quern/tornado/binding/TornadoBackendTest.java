package io.github.quern.tornado.binding;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.backend.DeviceKind;
import io.github.quern.contract.BackendContract;
import io.github.quern.data.DType;
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

  @Override
  public DType usersFunctions(DType dtype) {
    return new SdkDriver().limits(0).exactFunctions() ? dtype : DType.FLOAT32;
  }

  /** GPUs have work for 2048 groups, of whose rows the contract has fewer than one. */
  @Override
  public boolean cutsFewRowsFinely() {
    return new SdkDriver().devices().getFirst().kind() == DeviceKind.GPU;
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }
}
