package io.github.quern.tornado;

import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Device;
import io.github.quern.backend.KernelCall;
import io.github.quern.ir.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kernel in several forms, which differ in the inputs that stay on the device: where inputs are
 * packed together, those that change and those that do not are in buffers of their own.
 */
final class ResidentChoice implements CompiledKernel {
  private final CompiledKernel plain;
  private final Program program;
  private final Function<Set<Integer>, CompiledKernel> compiler;
  private final Map<Set<Integer>, CompiledKernel> forms = new HashMap<>();
  private boolean closed;

  /**
   * A choice.
   *
   * @param plain the kernel of whose inputs none stays
   * @param program its program
   * @param compiler compiles another form, for the positions of the inputs that stay
   */
  ResidentChoice(
      CompiledKernel plain, Program program, Function<Set<Integer>, CompiledKernel> compiler) {
    this.plain = plain;
    this.program = program;
    this.compiler = compiler;
  }

  @Override
  public Device device() {
    return plain.device();
  }

  @Override
  public void run(KernelCall call) {
    Set<Integer> resident =
        program.usedInputs().stream()
            .filter(input -> call.inputs().get(input).version() != null)
            .collect(Collectors.toUnmodifiableSet());
    (resident.isEmpty() ? plain : form(resident)).run(call);
  }

  private synchronized CompiledKernel form(Set<Integer> resident) {
    if (closed) {
      throw new IllegalStateException("The kernel is closed.");
    }
    return forms.computeIfAbsent(resident, compiler);
  }

  @Override
  public synchronized void close() {
    closed = true;
    plain.close();
    forms.values().forEach(CompiledKernel::close);
  }
}
