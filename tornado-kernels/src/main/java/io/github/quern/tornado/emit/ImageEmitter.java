package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.ir.ExternalFunction;
import io.github.quern.ir.Printer;
import io.github.quern.ir.Program;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.OutputPacking;
import io.github.quern.tornado.driver.Packing;
import io.github.quern.tornado.place.GeneratedNames;
import java.lang.constant.ClassDesc;

/** Emits both classes of a kernel; equal specs give equal bytes and names. */
public final class ImageEmitter {
  private ImageEmitter() {}

  /** The classes of a kernel. */
  public static KernelImage emit(KernelSpec spec) {
    Program program = spec.program();
    TilePlan plan = TilePlan.of(spec);
    Packing packing = Packing.of(program);
    OutputPacking results = OutputPacking.of(program);
    int hash = 31 * Printer.print(program).hashCode() + spec.precision().name().hashCode();
    String suffix = Integer.toHexString(hash);
    String kernelName = GeneratedNames.KERNEL + suffix;
    String taskName = GeneratedNames.TASK + suffix;
    KernelEmitter kernel =
        new KernelEmitter(spec, plan, packing, results, ClassDesc.of(kernelName));
    return new KernelImage(
        new GeneratedClass(kernelName, kernel.emit()),
        new GeneratedClass(
            taskName,
            TaskEmitter.emit(
                ClassDesc.of(taskName), ClassDesc.of(kernelName), kernel.parameters())),
        packing,
        packing.buffers().stream()
            .map(buffer -> Storage.of(buffer.type(), spec.precision()))
            .toList(),
        results,
        results.buffers().stream()
            .map(buffer -> Storage.of(buffer.type(), spec.precision()))
            .toList(),
        plan.columns(),
        program.externalFunctions().stream()
            .flatMap(ExternalFunction::owners)
            .<Class<?>>map(owner -> owner)
            .distinct()
            .toList());
  }
}
