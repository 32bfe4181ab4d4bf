package io.github.quern.cpu.vector;

import io.github.quern.backend.Backend;
import io.github.quern.backend.BackendException;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.DeviceKind;
import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.ClassListing;
import io.github.quern.cpu.lanes.ScalarLanes;
import io.github.quern.cpu.lanes.VectorLanes;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.cpu.parallel.TiledKernel;
import io.github.quern.cpu.parallel.Workers;
import io.github.quern.cpu.scalar.KernelClasses;
import io.github.quern.cpu.scalar.ScalarEmitter;
import io.github.quern.cpu.scalar.ScalarEmitter.Tiles;
import io.github.quern.ir.Precision;
import io.github.quern.ir.ValueType;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The tier {@code simd}: loops with the Vector API, split over the cores. */
public final class VectorBackend implements Backend {
  /** HotSpot compiles no method of more bytes. */
  private static final int LARGEST_COMPILED = 8_000;

  /** Programs up to this size are far from that. */
  private static final int SMALL_PROGRAM = 150;

  /** Programs up to this size take two strips of rows at a time. */
  private static final int LARGEST_PAIRED = 80;

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
  private final int bits;
  private final Mode mode;

  /** Has vector code compiled, one kernel after the other. */
  private final ExecutorService compiling =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("quern-simd-", 1).factory());

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
    this.bits = bits != 0 || unavailable.isPresent() ? bits : VectorModule.preferredBits();
    this.device =
        new Device(
            0,
            DeviceKind.CPU,
            "CPU, " + workers.describe() + ", vectors of " + this.bits + " bits");
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
    if (spec.program().size() <= SMALL_PROGRAM) {
      return Optional.empty();
    }
    int size = tileSize(plain(spec));
    return size > LARGEST_COMPILED
        ? Optional.of(
            "the kernel would be a method of "
                + size
                + " bytes; the JVM compiles none of more than "
                + LARGEST_COMPILED)
        : Optional.empty();
  }

  /** The number of bytes of the method that computes a tile. */
  private static int tileSize(byte[] classFile) {
    return ClassFile.of().parse(classFile).methods().stream()
        .filter(method -> method.methodName().equalsString("tile"))
        .flatMap(method -> method.findAttribute(Attributes.code()).stream())
        .mapToInt(CodeAttribute::codeLength)
        .max()
        .orElse(0);
  }

  /** As many as fit the widest type of the program's values. */
  private int lanes(KernelSpec spec) {
    boolean wide =
        spec.precision() == Precision.FLOAT64
            || spec.program().uses(ValueType.DOUBLE)
            || spec.program().uses(ValueType.INTEGER);
    return Math.max(1, bits / (wide ? 64 : 32));
  }

  @Override
  public CompiledKernel compile(KernelSpec spec, int deviceId) {
    return new TiledKernel(spec, code(spec), workers, device);
  }

  private TileCode code(KernelSpec spec) {
    return switch (mode) {
      case PLAIN -> load(spec, plain(spec));
      case VECTOR -> load(spec, vector(spec));
      case GROWING -> {
        TileCode plain = load(spec, plain(spec));
        new WarmUp(spec).announce(plain);
        yield new GrowingTile(
            plain, growing -> compiling.execute(() -> grow(growing, spec, plain)));
      }
    };
  }

  /** What a thread of its own does while plain code computes. */
  private void grow(GrowingTile growing, KernelSpec spec, TileCode plain) {
    try {
      byte[] classFile = vector(spec);
      if (tileSize(classFile) <= LARGEST_COMPILED) {
        TileCode vector = load(spec, classFile);
        if (new WarmUp(spec).makesFast(vector, plain)) {
          growing.become(vector);
        }
      }
    } catch (BackendException _) {
      // Too large even for a method that is not compiled: stays plain as well.
    } catch (InterruptedException _) {
      // The tier is closed.
      Thread.currentThread().interrupt();
    }
  }

  private static TileCode load(KernelSpec spec, byte[] classFile) {
    return KernelClasses.load(classFile, spec.program());
  }

  @Override
  public String listing(KernelSpec spec) {
    return ClassListing.of(vector(spec));
  }

  private byte[] vector(KernelSpec spec) {
    int count = lanes(spec);
    int strips = spec.program().size() <= LARGEST_PAIRED ? 2 : 1;
    return emitted(
        spec,
        new Tiles(
            code -> new TileEmitter(code, new VectorLanes(code, count), spec, false).emit(strips),
            code -> new TileEmitter(code, new VectorLanes(code, count), spec, true).emit(strips),
            count > 1 ? count : 0));
  }

  private static byte[] plain(KernelSpec spec) {
    return emitted(
        spec,
        new Tiles(
            code -> new TileEmitter(code, new ScalarLanes(code), spec, false).emit(1),
            code -> {},
            0));
  }

  private static byte[] emitted(KernelSpec spec, Tiles tiles) {
    try {
      return ScalarEmitter.emit(spec, tiles);
    } catch (IllegalArgumentException e) {
      // What the ClassFile API says of a method over 64 KiB or of too many locals.
      throw new BackendException(
          "The formula is too large for one Java method ("
              + spec.program().size()
              + " instructions): "
              + e.getMessage(),
          e);
    }
  }

  @Override
  public void close() {
    compiling.shutdownNow();
  }
}
