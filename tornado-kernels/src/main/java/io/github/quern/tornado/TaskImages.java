package io.github.quern.tornado;

import io.github.quern.backend.BackendException;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.tornado.driver.KernelImage;
import io.github.quern.tornado.driver.OutputPacking;
import io.github.quern.tornado.driver.Packing;
import io.github.quern.tornado.emit.Functions;
import io.github.quern.tornado.emit.ImageEmitter;
import io.github.quern.tornado.emit.TilePlan;

/**
 * Kernels for task graphs of users, where arrays are on the device already and cannot be packed:
 * each input that is used and each output is an argument of the task.
 */
public final class TaskImages {
  /** What TornadoVM's tasks take at most. */
  private static final int MOST_ARGUMENTS = 20;

  /** Those that are not arrays of users: the kernel context and the table of groups. */
  private static final int OWN_ARGUMENTS = 2;

  private TaskImages() {}

  /**
   * The kernel for a call, in the layout that suits its number of rows.
   *
   * @param spec the kernel
   * @param exactFunctions whether elementary functions of the device are exact
   * @param call the call
   * @throws BackendException if there are more arrays than a task takes
   */
  public static KernelImage of(KernelSpec spec, boolean exactFunctions, KernelCall call) {
    int inputs = Packing.separate(spec.program()).buffers().size();
    int outputs = OutputPacking.separate(spec.program()).buffers().size();
    int states = OutputPacking.ofStates(spec.program()).buffers().size();
    if (OWN_ARGUMENTS + inputs + outputs + states > MOST_ARGUMENTS) {
      throw new BackendException(
          "A task of TornadoVM takes "
              + MOST_ARGUMENTS
              + " arguments; this reduction has "
              + inputs
              + " inputs and "
              + outputs
              + " outputs, which may be "
              + (MOST_ARGUMENTS - OWN_ARGUMENTS - states)
              + " together.");
    }
    TilePlan plan = TilePlan.of(spec);
    Functions functions = Functions.of(spec, exactFunctions);
    return ImageEmitter.emitSeparate(spec, functions, plan.suits(call) ? plan : plan.withRows(1));
  }
}
