package io.github.quern.api;

import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.Operand;
import io.github.quern.interpret.Interpreter;
import io.github.quern.interpret.Rounding;
import io.github.quern.ir.Input;
import io.github.quern.ir.Output;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * A kernel's call, run by the interpreter in double precision: all real numbers of the call are of
 * type float64. Integers are exact up to 2^53.
 */
final class InterpretedCall {
  private final Program program;
  private final KernelCall call;
  private final Rounding rounding;

  InterpretedCall(Program program, KernelCall call, Rounding rounding) {
    this.program = program;
    this.call = call;
    this.rounding = rounding;
  }

  /**
   * Fills the outputs.
   *
   * @param wanted which rows are computed; the others become NaN, or -1 where they are integers
   */
  void run(LongPredicate wanted) {
    for (long element = 0; element < call.batches().count(); element++) {
      run(element, wanted);
    }
  }

  private void run(long element, LongPredicate wanted) {
    Interpreter interpreter = interpreter(element);
    Coverage coverage = call.coverage();
    for (int block = 0; block < coverage.blocks(); block++) {
      for (long row = coverage.firstRow(block); row < coverage.endRow(block); row++) {
        long place = element * call.rows() + row;
        if (wanted.test(row)) {
          store(place, interpreter.rows(Math.toIntExact(row), columns(coverage, block)));
        } else {
          invalidate(place);
        }
      }
    }
  }

  /** The program on the part of the inputs that belongs to a batch element. */
  Interpreter interpreter(long element) {
    List<double[]> inputs = new ArrayList<>();
    for (int position = 0; position < call.inputs().size(); position++) {
      Input input = program.inputs().get(position);
      long size = Math.multiplyExact(rows(input.role()), input.dimension());
      long part = call.batches().part(position, element);
      inputs.add(numbers(call.inputs().get(position), part * size, Math.toIntExact(size)));
    }
    return new Interpreter(program, inputs, Math.toIntExact(call.columns()), rounding);
  }

  private long rows(Role role) {
    return switch (role) {
      case PARAMETER -> 1;
      case ROW -> call.rows();
      case COLUMN -> call.columns();
    };
  }

  private static double[] numbers(Operand operand, long start, int count) {
    MemorySegment data = operand.data();
    int bytes = operand.storage().bytes();
    double[] numbers = new double[count];
    for (int entry = 0; entry < count; entry++) {
      long offset = (start + entry) * bytes;
      numbers[entry] =
          switch (operand.storage()) {
            case FLOAT64 -> data.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset);
            case INT32 -> data.get(ValueLayout.JAVA_INT_UNALIGNED, offset);
            case INT64 -> data.get(ValueLayout.JAVA_LONG_UNALIGNED, offset);
            case FLOAT16, FLOAT32 ->
                throw new IllegalArgumentException("The interpreter takes doubles and integers.");
          };
    }
    return numbers;
  }

  /** The columns that the rows of a block are reduced over, in their order. */
  static IntStream columns(Coverage coverage, int block) {
    return IntStream.range(coverage.firstRange(block), coverage.endRange(block))
        .flatMap(range ->
            IntStream.range(
                Math.toIntExact(coverage.firstColumn(range)),
                Math.toIntExact(coverage.endColumn(range))));
  }

  private void store(long row, List<double[]> rows) {
    for (int number = 0; number < rows.size(); number++) {
      double[] components = rows.get(number);
      for (int component = 0; component < components.length; component++) {
        set(number, row * components.length + component, components[component]);
      }
    }
  }

  private void invalidate(long row) {
    for (int number = 0; number < program.outputs().size(); number++) {
      Output output = program.outputs().get(number);
      boolean integer = call.outputs().get(number).storage().isInteger();
      for (int component = 0; component < output.dimension(); component++) {
        set(number, row * output.dimension() + component, integer ? -1 : Double.NaN);
      }
    }
  }

  private void set(int number, long entry, double value) {
    Operand output = call.outputs().get(number);
    long offset = entry * output.storage().bytes();
    if (output.storage().isInteger()) {
      output.data().set(ValueLayout.JAVA_LONG_UNALIGNED, offset, (long) value);
    } else {
      output.data().set(ValueLayout.JAVA_DOUBLE_UNALIGNED, offset, value);
    }
  }
}
