package io.github.quern.tornado;

import io.github.quern.backend.Backend;
import io.github.quern.backend.BackendException;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.ClassListing;
import io.github.quern.tornado.driver.DeviceKernel;
import io.github.quern.tornado.driver.DeviceLimits;
import io.github.quern.tornado.driver.TornadoDriver;
import io.github.quern.tornado.emit.Functions;
import io.github.quern.tornado.emit.ImageEmitter;
import io.github.quern.tornado.emit.TilePlan;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tier {@code tornado}: kernels compiled by TornadoVM for OpenCL, PTX or CUDA devices. */
public final class TornadoBackend implements Backend {
  private @Nullable State state;

  /** Starts nothing; TornadoVM is looked for at the first question about it. */
  public TornadoBackend() {}

  /** With a driver that works. */
  TornadoBackend(TornadoDriver driver) {
    state = new State(driver, "");
  }

  /** A driver that works, or the reason why there is none. */
  private record State(@Nullable TornadoDriver driver, String reason) {
    TornadoDriver present() {
      if (driver == null) {
        throw new BackendException("The tornado tier is not available: " + reason + ".");
      }
      return driver;
    }
  }

  @Override
  public String name() {
    return "tornado";
  }

  @Override
  public DeviceKind kind() {
    return DeviceKind.GPU;
  }

  @Override
  public Optional<String> unavailable() {
    State found = state();
    return found.driver() == null ? Optional.of(found.reason()) : Optional.empty();
  }

  @Override
  public List<Device> devices() {
    TornadoDriver driver = state().driver();
    return driver == null ? List.of() : driver.devices();
  }

  @Override
  public Optional<String> refuses(KernelSpec spec) {
    return Optional.empty();
  }

  @Override
  public Optional<String> refuses(KernelSpec spec, Device device) {
    DeviceLimits limits = state().present().limits(device.id());
    String name = "device " + device.id() + ", " + device.description() + ", ";
    if (spec.computesInDouble() && !limits.doubles()) {
      return Optional.of(name + "has no double precision, which this kernel needs");
    }
    int threads = TilePlan.of(spec).columns();
    if (limits.groupThreads() < threads) {
      return Optional.of(
          name
              + "takes work groups of up to "
              + limits.groupThreads()
              + " threads, this kernel needs "
              + threads);
    }
    long localBytes = ImageEmitter.localBytes(spec);
    if (limits.localBytes() < localBytes) {
      return Optional.of(
          name
              + "has "
              + limits.localBytes()
              + " bytes of local memory, this kernel needs "
              + localBytes);
    }
    return refuses(spec);
  }

  @Override
  public CompiledKernel compile(KernelSpec spec, int deviceId) {
    return onDevice(spec, deviceId);
  }

  @Override
  public CompiledKernel compile(KernelSpec spec, List<Integer> deviceIds) {
    List<DeviceKernel> kernels =
        deviceIds.stream().map(deviceId -> onDevice(spec, deviceId)).toList();
    return kernels.size() == 1
        ? kernels.getFirst()
        : new SeveralDevices(kernels, spec.program(), TilePlan.of(spec));
  }

  private DeviceKernel onDevice(KernelSpec spec, int deviceId) {
    DeviceKernel choice =
        new ResidentChoice(
            withResident(spec, deviceId, Set.of()),
            spec.program(),
            resident -> withResident(spec, deviceId, resident));
    return new SlicedKernel(choice, spec.program(), TilePlan.of(spec));
  }

  /** A kernel of whose inputs some stay on the device. */
  private DeviceKernel withResident(KernelSpec spec, int deviceId, Set<Integer> resident) {
    TornadoDriver driver = state().present();
    Functions functions = functions(spec, driver, deviceId);
    TilePlan plan = TilePlan.of(spec);
    DeviceKernel kernel =
        driver.compile(ImageEmitter.emit(spec, functions, plan, resident), deviceId);
    return plan.rows() == 1
        ? kernel
        : new RowsChoice(
            kernel,
            plan,
            () ->
                driver.compile(
                    ImageEmitter.emit(spec, functions, plan.withRows(1), resident), deviceId));
  }

  @Override
  public String listing(KernelSpec spec) {
    return ClassListing.of(ImageEmitter.emit(spec).kernel().bytes());
  }

  @Override
  public Optional<String> deviceCode(KernelSpec spec, int deviceId) {
    TornadoDriver driver = state().present();
    Functions functions = functions(spec, driver, deviceId);
    return Optional.of(driver.deviceCode(ImageEmitter.emit(spec, functions), deviceId));
  }

  private static Functions functions(KernelSpec spec, TornadoDriver driver, int deviceId) {
    return Functions.of(spec, driver.limits(deviceId).exactFunctions());
  }

  @Override
  public void close() {}

  private synchronized State state() {
    State known = state;
    if (known == null) {
      known = find();
      state = known;
    }
    return known;
  }

  private static State find() {
    if (ModuleLayer.boot().findModule("tornado.runtime").isEmpty()) {
      return new State(
          null, "TornadoVM is not in this JVM; start java with @$TORNADOVM_HOME/tornado-argfile");
    }
    Optional<TornadoDriver> driver =
        ServiceLoader.load(TornadoDriver.class, TornadoBackend.class.getClassLoader()).findFirst();
    if (driver.isEmpty()) {
      return new State(
          null,
          "the jar quern-tornado-binding is not on the class path; it is built where a TornadoVM"
              + " SDK is found");
    }
    return driver
        .get()
        .unavailable()
        .map(reason -> new State(null, reason))
        .orElseGet(() -> new State(driver.get(), ""));
  }
}
