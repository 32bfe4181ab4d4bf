package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Array;
import io.github.quern.ir.ExternalFunction;
import io.github.quern.ir.Printer;
import io.github.quern.ir.Program;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.GroupShape;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.KernelImage.Join;
import io.github.quern.tornado.driver.OutputPacking;
import io.github.quern.tornado.driver.Packing;
import io.github.quern.tornado.place.GeneratedNames;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Emits the classes of a kernel; equal specs give equal bytes and names. */
public final class ImageEmitter {
  private final KernelSpec spec;
  private final Functions functions;
  private final TilePlan plan;
  private final Packing packing;
  private final OutputPacking results;
  private final String suffix;

  private ImageEmitter(
      KernelSpec spec,
      Functions functions,
      TilePlan plan,
      Packing packing,
      OutputPacking results,
      String layout) {
    this.spec = spec;
    this.functions = functions;
    this.plan = plan;
    this.packing = packing;
    this.results = results;
    int hash = Printer.print(spec.program()).hashCode();
    hash = 31 * hash + spec.precision().name().hashCode();
    hash = 31 * hash + plan.rows();
    hash = 31 * hash + plan.abreast();
    hash = 31 * hash + Boolean.hashCode(spec.fastMath());
    hash = 31 * hash + functions.name().hashCode();
    this.suffix = Integer.toHexString(hash) + layout;
  }

  /** The classes of a kernel, in the layout that suits calls with many rows. */
  public static KernelImage emit(KernelSpec spec) {
    return emit(spec, Functions.OF_DEVICE);
  }

  /** The same with elementary functions from somewhere. */
  public static KernelImage emit(KernelSpec spec, Functions functions) {
    return emit(spec, functions, TilePlan.of(spec), Set.of());
  }

  /** The classes of a kernel in some layout. */
  public static KernelImage emit(KernelSpec spec, TilePlan plan) {
    return emit(spec, Functions.OF_DEVICE, plan, Set.of());
  }

  /**
   * The classes of a kernel in some layout, of whose inputs some stay on the device.
   *
   * @param spec the kernel
   * @param functions where elementary functions come from
   * @param plan the layout
   * @param resident the positions of the inputs that stay
   */
  public static KernelImage emit(
      KernelSpec spec, Functions functions, TilePlan plan, Set<Integer> resident) {
    Program program = spec.program();
    return new ImageEmitter(
            spec,
            functions,
            plan,
            Packing.of(program, resident),
            OutputPacking.of(program),
            resident.stream().sorted().map(input -> "_" + input).collect(Collectors.joining()))
        .emit();
  }

  /** The classes of a kernel in some layout, with a buffer for each input and each output. */
  public static KernelImage emitSeparate(KernelSpec spec, Functions functions, TilePlan plan) {
    Program program = spec.program();
    return new ImageEmitter(
            spec,
            functions,
            plan,
            Packing.separate(program),
            OutputPacking.separate(program),
            "_separate")
        .emit();
  }

  /** The bytes of local memory that a work group of the more demanding stage takes. */
  public static long localBytes(KernelSpec spec) {
    TilePlan plan = TilePlan.of(spec);
    return Math.max(plan.localBytes(spec), JoinEmitter.localBytes(spec, plan.columns()));
  }

  private KernelImage emit() {
    Program program = spec.program();
    OutputPacking states = OutputPacking.ofStates(program);
    GroupShape shape =
        new GroupShape(
            plan.columns(),
            plan.rows(),
            plan.columns(),
            program.total().stream().mapToInt(Array::length).sum());
    KernelEmitter reduce = new KernelEmitter(spec, functions, plan, packing, results, states);
    JoinEmitter join = new JoinEmitter(spec, functions, shape, states, results);
    Classes first = classes("", "reduce", reduce.parameters(), reduce::emit);
    Classes second = classes("_join", "join", join.parameters(), join::emit);
    return new KernelImage(
        first.kernel(),
        first.task(),
        packing,
        packing.buffers().stream()
            .map(buffer -> Storage.of(buffer.type(), spec.precision()))
            .toList(),
        results,
        storages(results),
        shape,
        new Join(second.kernel(), second.task(), states, storages(states)),
        spec.fastMath(),
        program.externalFunctions().stream()
            .flatMap(ExternalFunction::owners)
            .<Class<?>>map(owner -> owner)
            .distinct()
            .toList());
  }

  private List<Storage> storages(OutputPacking buffers) {
    return buffers.buffers().stream()
        .map(buffer -> Storage.of(buffer.type(), spec.precision()))
        .toList();
  }

  /** Those of one stage. */
  private record Classes(GeneratedClass kernel, GeneratedClass task) {}

  private Classes classes(
      String stage,
      String method,
      List<KernelClass.Parameter> parameters,
      Consumer<CodeBuilder> body) {
    String kernelName = GeneratedNames.KERNEL + suffix + stage;
    String taskName = GeneratedNames.TASK + suffix + stage;
    KernelClass kernel = new KernelClass(ClassDesc.of(kernelName), method, parameters);
    return new Classes(
        new GeneratedClass(kernelName, kernel.emit(body)),
        new GeneratedClass(taskName, kernel.emitTask(ClassDesc.of(taskName))));
  }
}
