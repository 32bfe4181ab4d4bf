package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Printer;
import io.github.quern.tornado.driver.GeneratedClass;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.place.GeneratedNames;
import java.lang.constant.ClassDesc;
import java.util.List;

/** Emits both classes of a kernel; equal specs give equal bytes and names. */
public final class ImageEmitter {
  /**
   * A task takes that many arguments at most; two are the context and the sizes, one the output.
   */
  public static final int MOST_INPUTS = 17;

  private ImageEmitter() {}

  /** The classes of a kernel that uses at most {@link #MOST_INPUTS} inputs. */
  public static KernelImage emit(KernelSpec spec) {
    TilePlan plan = TilePlan.of(spec);
    int hash = 31 * Printer.print(spec.program()).hashCode() + spec.precision().name().hashCode();
    String suffix = Integer.toHexString(hash);
    String kernelName = GeneratedNames.KERNEL + suffix;
    String taskName = GeneratedNames.TASK + suffix;
    KernelEmitter kernel = new KernelEmitter(spec, plan, ClassDesc.of(kernelName));
    List<Integer> inputs = spec.program().usedInputs();
    return new KernelImage(
        new GeneratedClass(kernelName, kernel.emit()),
        new GeneratedClass(
            taskName,
            TaskEmitter.emit(
                ClassDesc.of(taskName), ClassDesc.of(kernelName), kernel.parameters())),
        spec.precision(),
        inputs,
        inputs.stream().map(input -> spec.program().inputs().get(input).dimension()).toList(),
        spec.program().outputDimension(),
        plan.columns());
  }
}
