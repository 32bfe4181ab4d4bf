package io.github.quern.tornado;

import io.github.quern.backend.Device;
import io.github.quern.backend.KernelCall;
import io.github.quern.ir.Program;
import io.github.quern.tornado.driver.DeviceKernel;
import io.github.quern.tornado.driver.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kernel in several forms, which differ in the inputs that stay on the device: where inputs are
 * packed together, those that change and those that do not are in buffers of their own.
 */
final class ResidentChoice implements DeviceKernel {
  private final DeviceKernel plain;
  private final Program program;
  private final Function<Set<Integer>, DeviceKernel> compiler;
  private final Map<Set<Integer>, DeviceKernel> forms = new HashMap<>();
  private boolean closed;

  /**
   * A choice.
   *
   * @param plain the kernel of whose inputs none stays
   * @param program its program
   * @param compiler compiles another form, for the positions of the inputs that stay
   */
  ResidentChoice(
      DeviceKernel plain, Program program, Function<Set<Integer>, DeviceKernel> compiler) {
    this.plain = plain;
    this.program = program;
    this.compiler = compiler;
  }

  @Override
  public Device device() {
    return plain.device();
  }

  @Override
  public void run(Part part) {
    form(part).run(part);
  }

  @Override
  public boolean fits(Part part) {
    return form(part).fits(part);
  }

  private DeviceKernel form(Part part) {
    KernelCall call = part.slices().getFirst().call();
    Set<Integer> resident =
        program.usedInputs().stream()
            .filter(input -> call.inputs().get(input).version() != null)
            .collect(Collectors.toUnmodifiableSet());
    return resident.isEmpty() ? plain : form(resident);
  }

  private synchronized DeviceKernel form(Set<Integer> resident) {
    if (closed) {
      throw new IllegalStateException("The kernel is closed.");
    }
    return forms.computeIfAbsent(resident, compiler);
  }

  @Override
  public synchronized void close() {
    closed = true;
    plain.close();
    forms.values().forEach(DeviceKernel::close);
  }
}
