package io.github.quern.cpu.scalar;

import io.github.quern.backend.Backend;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.ClassListing;
import io.github.quern.cpu.parallel.FewRows;
import io.github.quern.cpu.parallel.SeveralTiles;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.cpu.parallel.TiledKernel;
import io.github.quern.cpu.parallel.Workers;
import java.util.List;
import java.util.Optional;

/** The tier {@code scalar}: plain Java loops, split over the cores. */
public final class ScalarBackend implements Backend {
  private final Workers workers;
  private final Device device;

  /**
   * A tier that shares threads with others.
   *
   * @param workers the threads, closed by whoever made them
   */
  public ScalarBackend(Workers workers) {
    this.workers = workers;
    this.device = new Device(0, DeviceKind.CPU, "CPU, " + workers.describe() + ", plain Java");
  }

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public DeviceKind kind() {
    return DeviceKind.CPU;
  }

  @Override
  public Optional<String> unavailable() {
    return Optional.empty();
  }

  @Override
  public List<Device> devices() {
    return List.of(device);
  }

  @Override
  public Optional<String> refuses(KernelSpec spec) {
    return Optional.empty();
  }

  @Override
  public CompiledKernel compile(KernelSpec spec, int deviceId) {
    TileCode code =
        KernelClasses.load(TileCode.class, classFile(spec), spec.program().externalFunctions());
    FewRows fewRows = new FewRows(() -> several(spec, code), _ -> {});
    return new TiledKernel(spec, code, fewRows, workers, device);
  }

  @Override
  public String listing(KernelSpec spec) {
    return ClassListing.of(classFile(spec));
  }

  private static SeveralTiles several(KernelSpec spec, TileCode code) {
    return FewRows.dealsColumns(spec.program())
        ? SeveralTiles.one(
            KernelClasses.load(
                SeveralTiles.Code.class,
                KernelClasses.emitted(spec, () -> ScalarEmitter.emitDealt(spec)),
                spec.program().externalFunctions()))
        : SeveralTiles.one(code);
  }

  private static byte[] classFile(KernelSpec spec) {
    return KernelClasses.emitted(spec, () -> ScalarEmitter.emit(spec));
  }

  @Override
  public void close() {}
}
