package io.github.quern.parity;

import io.github.quern.backend.Backend;
import io.github.quern.backend.BackendException;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.cpu.parallel.Workers;
import io.github.quern.cpu.scalar.ScalarBackend;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A tier that does what a test tells it to: nothing, as long as no test has switched it on. It is
 * chosen by name only, as an accelerator without GPU is.
 */
public final class FaultyBackend implements Backend {
  /** What it does. */
  enum Mode {
    /** It is missing. */
    OFF,
    /** It computes as the tier scalar does, and adds 1 to entry 3 of the first result. */
    WRONG,
    /** It takes no kernel. */
    REFUSES,
    /** Its device fails. */
    BREAKS
  }

  static final String NAME = "faulty";

  private static final AtomicReference<Mode> MODE = new AtomicReference<>(Mode.OFF);
  private static final Device DEVICE = new Device(0, DeviceKind.CPU, "a device that errs");

  private final Workers workers = new Workers(1);
  private final ScalarBackend scalar = new ScalarBackend(workers);

  /** For the service loader. */
  public FaultyBackend() {}

  /** Lets something happen while the tier behaves in a way. */
  static void during(Mode mode, Runnable action) {
    MODE.set(mode);
    try {
      action.run();
    } finally {
      MODE.set(Mode.OFF);
    }
  }

  private static Mode mode() {
    return MODE.get();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public DeviceKind kind() {
    return DeviceKind.GPU;
  }

  @Override
  public Optional<String> unavailable() {
    return mode() == Mode.OFF ? Optional.of("is switched off") : Optional.empty();
  }

  @Override
  public List<Device> devices() {
    return mode() == Mode.OFF ? List.of() : List.of(DEVICE);
  }

  @Override
  public Optional<String> refuses(KernelSpec spec) {
    return mode() == Mode.REFUSES ? Optional.of("takes nothing today") : Optional.empty();
  }

  @Override
  public CompiledKernel compile(KernelSpec spec, int deviceId) {
    return new Kernel(scalar.compile(spec, 0));
  }

  private record Kernel(CompiledKernel right) implements CompiledKernel {
    @Override
    public Device device() {
      return DEVICE;
    }

    @Override
    public void run(KernelCall call) {
      if (mode() == Mode.BREAKS) {
        throw new BackendException("The device is on fire.");
      }
      right.run(call);
      addOne(call.outputs().getFirst());
    }

    private static void addOne(Operand output) {
      int entry = 3;
      if (output.storage() == Storage.FLOAT32) {
        float number = output.data().getAtIndex(ValueLayout.JAVA_FLOAT, entry);
        output.data().setAtIndex(ValueLayout.JAVA_FLOAT, entry, number + 1);
      } else {
        long number = output.data().getAtIndex(ValueLayout.JAVA_LONG, entry);
        output.data().setAtIndex(ValueLayout.JAVA_LONG, entry, number + 1);
      }
    }

    @Override
    public void close() {
      right.close();
    }
  }

  @Override
  public String listing(KernelSpec spec) {
    return scalar.listing(spec);
  }

  @Override
  public void close() {
    scalar.close();
    workers.close();
  }
}
