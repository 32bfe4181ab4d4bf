package io.github.quern.tornado.binding;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.tornado.driver.DeviceKernel;
import io.github.quern.tornado.driver.DeviceLimits;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.Launch.Limits;
import io.github.quern.tornado.driver.TornadoDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.ac.manchester.tornado.api.TornadoBackend;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.TornadoDeviceType;

/** TornadoVM as it is in this JVM. */
public final class SdkDriver implements TornadoDriver {
  /** A device under its number. */
  private record Entry(Device device, TornadoDevice tornado) {}

  private final Residents residents = new Residents();
  private final List<Entry> entries = new ArrayList<>();
  private Optional<String> problem = Optional.empty();
  private boolean started;

  /** Starts nothing; TornadoVM is started by the first question. */
  public SdkDriver() {}

  @Override
  public Optional<String> unavailable() {
    return start();
  }

  @Override
  public List<Device> devices() {
    start();
    return entries.stream().map(Entry::device).toList();
  }

  @Override
  public DeviceKernel compile(KernelImage image, int deviceId) {
    return compile(
        image,
        deviceId,
        entry(deviceId).device().kind() == DeviceKind.GPU ? Limits.OF_GPU : Limits.OF_CPU);
  }

  /** The same with other launches. */
  SdkKernel compile(KernelImage image, int deviceId, Limits limits) {
    return compile(image, deviceId, limits, Memory.of(entry(deviceId).tornado()));
  }

  /** The same with other launches and another limit to memory. */
  SdkKernel compile(KernelImage image, int deviceId, Limits limits, Memory memory) {
    Entry entry = entry(deviceId);
    return new SdkKernel(
        image,
        GeneratedTask.load(image),
        new SdkKernel.Target(entry.device(), entry.tornado(), memory),
        limits,
        residents);
  }

  @Override
  public String deviceCode(KernelImage image, int deviceId) {
    Entry entry = entry(deviceId);
    Object task = GeneratedTask.load(image);
    try (PreparedGraph graph =
        new PreparedGraph(image, task, entry.tornado(), CallSize.smallest(image))) {
      return graph.deviceCode();
    } catch (BackendException e) {
      throw e;
    } catch (Exception | Error e) {
      throw Failures.onDevice(entry.device(), e);
    }
  }

  @Override
  public DeviceLimits limits(int deviceId) {
    return Hardware.limits(entry(deviceId).tornado());
  }

  /** A device as TornadoVM knows it. */
  public TornadoDevice tornadoDevice(int deviceId) {
    return entry(deviceId).tornado();
  }

  private Entry entry(int deviceId) {
    start().ifPresent(reason -> fail("TornadoVM cannot be used: " + reason + "."));
    if (deviceId < 0 || deviceId >= entries.size()) {
      throw new BackendException(
          "TornadoVM has no device " + deviceId + "; there are " + entries.size() + ".");
    }
    return entries.get(deviceId);
  }

  private static void fail(String message) {
    throw new BackendException(message);
  }

  private synchronized Optional<String> start() {
    if (!started) {
      started = true;
      problem = Settings.apply().or(this::findDevices);
    }
    return problem;
  }

  /** A missing platform, driver or native library shows as any kind of Throwable here. */
  @SuppressWarnings("CatchingUnchecked")
  private Optional<String> findDevices() {
    try {
      for (TornadoBackend backend : TornadoExecutionPlan.getTornadoDeviceMap().getAllBackends()) {
        for (TornadoDevice device : backend.getAllDevices()) {
          entries.add(entry(backend, device));
        }
      }
      return entries.isEmpty() ? Optional.of(Hardware.missing("")) : Optional.empty();
    } catch (Throwable e) {
      return Optional.of(Hardware.missing(": " + Failures.rootMessage(e)));
    }
  }

  private Entry entry(TornadoBackend backend, TornadoDevice device) {
    DeviceKind kind =
        device.getDeviceType() == TornadoDeviceType.CPU ? DeviceKind.CPU : DeviceKind.GPU;
    String description =
        backend.getBackendType()
            + " "
            + device.getPhysicalDevice().getDeviceName()
            + " ("
            + device.getDeviceType()
            + ")";
    return new Entry(
        new Device(entries.size(), kind, description, Optional.of(Hardware.speed(device))), device);
  }
}
