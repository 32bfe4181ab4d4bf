package io.github.quern.cpu.vector;

import io.github.quern.backend.Backend;
import io.github.quern.backend.BackendException;
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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The tier {@code simd}: loops with the Vector API, split over the cores. */
public final class VectorBackend implements Backend {
  /** HotSpot compiles no method of more bytes. */
  private static final int LARGEST_COMPILED = 8_000;

  /** Programs up to this weight do not come near. */
  private static final int SMALL_PROGRAM = 240;

  /**
   * How long vector code may take to become fast, each time as a new class: where processors are
   * busy, HotSpot was seen to optimise code that it had seen little of, and to leave it at that, a
   * tenth as fast as it can be. Code that becomes faster than plain code, but not as fast as
   * vectors should, is tried again too, and the best one used: one that is used too early is
   * compiled again in use, which may take seconds, and computes slowly meanwhile.
   */
  private static final List<Duration> ATTEMPTS =
      List.of(Duration.ofSeconds(3), Duration.ofSeconds(6), Duration.ofSeconds(12));

  /** What kernels run. */
  public enum Mode {
    /** Plain code until the vector code is compiled. */
    GROWING,
    /** Vector code from the start, which is slow then; for tests. */
    VECTOR,
    /** Plain code; for tests. */
    PLAIN
  }

  private final Workers workers;
  private final LaneCode code;
  private final Mode mode;

  /** Has vector code compiled, one kernel after the other. */
  private final ExecutorService compiling =
      Executors.newFixedThreadPool(1, Workers.daemons("quern-simd-"));

  private final Optional<String> unavailable;
  private final Device device;

  /**
   * A tier that shares threads with others.
   *
   * @param workers the threads, closed by whoever made them
   * @param bits the width of vectors in bits, 128, 256 or 512; 0 for the machine's own
   * @param mode what kernels run
   */
  public VectorBackend(Workers workers, int bits, Mode mode) {
    this.workers = workers;
    this.mode = mode;
    this.unavailable = VectorModule.unavailable();
    int width = bits != 0 || unavailable.isPresent() ? bits : VectorModule.preferredBits();
    this.code = new LaneCode(width);
    this.device =
        new Device(
            0, DeviceKind.CPU, "CPU, " + workers.describe() + ", vectors of " + width + " bits");
  }

  @Override
  public String name() {
    return "simd";
  }

  @Override
  public DeviceKind kind() {
    return DeviceKind.CPU;
  }

  @Override
  public Optional<String> unavailable() {
    return unavailable;
  }

  @Override
  public List<Device> devices() {
    return unavailable.isPresent() ? List.of() : List.of(device);
  }

  @Override
  public Optional<String> refuses(KernelSpec spec) {
    if (spec.program().weight() <= SMALL_PROGRAM) {
      return Optional.empty();
    }
    int size = LaneCode.tileSize(code.plain(spec));
    return size > LARGEST_COMPILED
        ? Optional.of(
            "the kernel would be a method of "
                + size
                + " bytes; the JVM compiles none of more than "
                + LARGEST_COMPILED)
        : Optional.empty();
  }

  @Override
  public CompiledKernel compile(KernelSpec spec, int deviceId) {
    return switch (mode) {
      case PLAIN -> {
        TileCode plain = code.load(spec, code.plain(spec));
        yield kernel(spec, plain, new FewRows(() -> code.plainSeveral(spec, plain), _ -> {}));
      }
      case VECTOR -> {
        TileCode vector = code.load(spec, code.vector(spec));
        yield kernel(
            spec,
            vector,
            new FewRows(
                () ->
                    code.computesSeveral(spec)
                        ? code.vectorSeveral(spec)
                        : code.plainSeveral(spec, vector),
                _ -> {}));
      }
      case GROWING -> {
        TileCode plain = code.load(spec, code.plain(spec));
        new WarmUp(spec).announce(plain);
        GrowingTile tile =
            new GrowingTile(plain, growing -> inBackground(() -> grow(growing, spec, plain)));
        yield kernel(
            spec,
            tile,
            new FewRows(
                () -> code.plainSeveral(spec, tile),
                growing -> inBackground(() -> grow(growing, spec, plain))));
      }
    };
  }

  private CompiledKernel kernel(KernelSpec spec, TileCode tiles, FewRows fewRows) {
    return new TiledKernel(spec, tiles, fewRows, workers, device);
  }

  /** What a thread of its own does while plain code computes. */
  @FunctionalInterface
  private interface Growth {
    void run() throws InterruptedException;
  }

  private void inBackground(Growth growth) {
    compiling.execute(() -> {
      try {
        growth.run();
      } catch (BackendException _) {
        // Too large even for a method that is not compiled: stays plain as well.
      } catch (InterruptedException _) {
        // The tier is closed.
        Thread.currentThread().interrupt();
      }
    });
  }

  private void grow(GrowingTile growing, KernelSpec spec, TileCode plain)
      throws InterruptedException {
    byte[] classFile = code.vector(spec);
    if (LaneCode.tileSize(classFile) <= LARGEST_COMPILED) {
      double enough = enough(code.lanes(spec));
      grow(
          () -> code.load(spec, classFile),
          (vector, limit) -> new WarmUp(spec).speedup(vector, plain, enough, limit),
          growing::become,
          enough);
    }
  }

  private void grow(FewRows growing, KernelSpec spec, TileCode plain) throws InterruptedException {
    if (code.computesSeveral(spec)) {
      double enough = enough(code.lanes(spec));
      SeveralTiles plainSeveral = code.plainSeveral(spec, plain);
      grow(
          () -> code.vectorSeveral(spec),
          (vector, limit) -> new WarmUp(spec).speedup(vector, plainSeveral, plain, enough, limit),
          growing::become,
          enough);
    }
  }

  /** How many times as fast as plain code vector code is at least, once it is well compiled. */
  private static double enough(int lanes) {
    return 1 + lanes / 8.0;
  }

  /** Makes code fast. */
  @FunctionalInterface
  private interface Attempt<C> {
    double speedup(C code, Duration limit) throws InterruptedException;
  }

  private static <C> void grow(
      Supplier<C> fresh, Attempt<C> attempt, Consumer<C> use, double enough)
      throws InterruptedException {
    Optional<C> best = Optional.empty();
    double speedup = 1;
    for (int number = 0; number < ATTEMPTS.size() && speedup < enough; number++) {
      C vector = fresh.get();
      double reached = attempt.speedup(vector, ATTEMPTS.get(number));
      if (reached > speedup) {
        speedup = reached;
        best = Optional.of(vector);
      }
    }
    best.ifPresent(use);
  }

  @Override
  public String listing(KernelSpec spec) {
    return ClassListing.of(code.vector(spec));
  }

  @Override
  public void close() {
    compiling.shutdownNow();
  }
}
