package io.github.quern.testing;

import io.github.quern.backend.Batches;
import io.github.quern.backend.CompiledKernel;
import io.github.quern.backend.Coverage;
import io.github.quern.backend.KernelCall;
import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Monitor;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.interpret.Interpreter;
import io.github.quern.ir.Input;
import io.github.quern.ir.Output;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.ValueType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A call of a kernel with random data, whose results are compared with the interpreter's. Knows no
 * backend: tests of each give it their compiled kernels.
 *
 * @param name what is tried
 * @param spec the kernel
 * @param coverage which columns each row is reduced over
 * @param columns the number of columns of one batch element
 * @param batches the batch elements
 * @param parts the number of parts of each input, one for all elements or one for each
 * @param half whether real numbers are given and returned in half precision
 * @param narrow whether integers are given with 32 bits
 * @param least the least of the random real numbers
 */
public record KernelTrial(
    String name,
    KernelSpec spec,
    Coverage coverage,
    long columns,
    Batches batches,
    List<Long> parts,
    boolean half,
    boolean narrow,
    double least) {

  /** A dense call without batches. */
  public static KernelTrial dense(String name, KernelSpec spec, long rows, long columns) {
    return new KernelTrial(
        name,
        spec,
        Coverage.dense(rows, columns),
        columns,
        Batches.NONE,
        spec.program().inputs().stream().map(input -> 1L).toList(),
        false,
        false,
        -1);
  }

  /** The same with another kernel of the same program. */
  public KernelTrial with(KernelSpec other) {
    return new KernelTrial(name, other, coverage, columns, batches, parts, half, narrow, least);
  }

  /** The same over some columns for each row. */
  public KernelTrial over(Coverage other) {
    return new KernelTrial(
        name + ", ranges", spec, other, columns, batches, parts, half, narrow, least);
  }

  /**
   * The same with batches along some axes.
   *
   * @param sizes the number of elements along each axis
   * @param inputSizes the same for each input, or 1
   */
  public KernelTrial batched(List<Long> sizes, List<List<Long>> inputSizes) {
    return new KernelTrial(
        name + ", batches",
        spec,
        coverage,
        columns,
        new Batches(sizes, inputSizes),
        inputSizes.stream().map(own -> own.stream().reduce(1L, Math::multiplyExact)).toList(),
        half,
        narrow,
        least);
  }

  /** The same with data in half precision. */
  public KernelTrial inHalfPrecision() {
    return new KernelTrial(
        name + ", half", spec, coverage, columns, batches, parts, true, narrow, least);
  }

  /** The same with integers of 32 bits. */
  public KernelTrial withNarrowIntegers() {
    return new KernelTrial(
        name + ", int32", spec, coverage, columns, batches, parts, half, true, least);
  }

  /** Runs the kernel and compares. */
  public void check(CompiledKernel kernel) {
    check(kernel, spec.precision());
  }

  /**
   * The same on a device that computes what users' methods call of {@code java.lang.Math} in
   * another precision than the kernel's.
   */
  public void check(CompiledKernel kernel, Precision usersFunctions) {
    boolean own = spec.program().externalFunctions().isEmpty();
    double relative = relative(own ? spec.precision() : usersFunctions);
    List<double[]> inputs = inputs();
    compare(inputs, run(kernel, inputs), relative);
  }

  /** Runs the kernel; the numbers of each output. */
  public List<double[]> results(CompiledKernel kernel) {
    return run(kernel, inputs()).stream()
        .map(operand -> {
          long count = operand.data().byteSize() / operand.storage().bytes();
          return LongStream.range(0, count).mapToDouble(entry -> number(operand, entry)).toArray();
        })
        .toList();
  }

  private List<Operand> run(CompiledKernel kernel, List<double[]> inputs) {
    List<Operand> outputs =
        spec.program().outputs().stream()
            .map(output -> {
              long count = batches.count() * coverage.rows() * output.dimension();
              return operand(filled(Math.toIntExact(count)), output.type(), true);
            })
            .toList();
    AtomicLong pairs = new AtomicLong();
    Monitor monitor = pairs::addAndGet;
    List<Operand> operands = new ArrayList<>();
    for (int input = 0; input < inputs.size(); input++) {
      operands.add(operand(inputs.get(input), spec.program().inputs().get(input).type(), false));
    }
    kernel.run(new KernelCall(operands, columns, coverage, batches, outputs, monitor));
    long expected = batches.count() * coverage.pairs();
    if (pairs.get() != expected) {
      throw new AssertionError(this + ": the monitor heard of " + pairs + " pairs of " + expected);
    }
    return outputs;
  }

  private static double[] filled(int count) {
    double[] numbers = new double[count];
    Arrays.fill(numbers, -77);
    return numbers;
  }

  /** Numbers that half precision holds exactly, so that all types of storage hold the same. */
  private List<double[]> inputs() {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    List<double[]> inputs = new ArrayList<>();
    for (int position = 0; position < parts.size(); position++) {
      Input input = spec.program().inputs().get(position);
      int count = Math.toIntExact(parts.get(position) * rows(input.role()) * input.dimension());
      boolean integers = input.type() == ValueType.INTEGER;
      inputs.add(
          IntStream.range(0, count)
              .mapToDouble(entry ->
                  integers
                      ? random.nextInt(-1, 5)
                      : Float.float16ToFloat(
                          Float.floatToFloat16((float) random.nextDouble(least, 1))))
              .toArray());
    }
    return inputs;
  }

  private long rows(Role role) {
    return switch (role) {
      case PARAMETER -> 1;
      case ROW -> coverage.rows();
      case COLUMN -> columns;
    };
  }

  private Operand operand(double[] numbers, ValueType type, boolean result) {
    Storage storage = Storage.of(type, spec.precision());
    if (half && storage == Storage.FLOAT32) {
      storage = Storage.FLOAT16;
    } else if (narrow && storage == Storage.INT64 && !result) {
      storage = Storage.INT32;
    }
    MemorySegment data =
        switch (storage) {
          case FLOAT16 -> {
            short[] halves = new short[numbers.length];
            for (int entry = 0; entry < numbers.length; entry++) {
              halves[entry] = Float.floatToFloat16((float) numbers[entry]);
            }
            yield MemorySegment.ofArray(halves);
          }
          case FLOAT32 -> {
            float[] floats = new float[numbers.length];
            for (int entry = 0; entry < numbers.length; entry++) {
              floats[entry] = (float) numbers[entry];
            }
            yield MemorySegment.ofArray(floats);
          }
          case FLOAT64 -> MemorySegment.ofArray(numbers.clone());
          case INT32 ->
              MemorySegment.ofArray(
                  DoubleStream.of(numbers).mapToInt(number -> (int) number).toArray());
          case INT64 ->
              MemorySegment.ofArray(
                  DoubleStream.of(numbers).mapToLong(number -> (long) number).toArray());
        };
    return new Operand(data, storage);
  }

  private static double number(Operand operand, long entry) {
    MemorySegment data = operand.data();
    return switch (operand.storage()) {
      case FLOAT16 -> Float.float16ToFloat(data.getAtIndex(ValueLayout.JAVA_SHORT, entry));
      case FLOAT32 -> data.getAtIndex(ValueLayout.JAVA_FLOAT, entry);
      case FLOAT64 -> data.getAtIndex(ValueLayout.JAVA_DOUBLE, entry);
      case INT32 -> data.getAtIndex(ValueLayout.JAVA_INT, entry);
      case INT64 -> data.getAtIndex(ValueLayout.JAVA_LONG, entry);
    };
  }

  private void compare(List<double[]> inputs, List<Operand> outputs, double relative) {
    Program program = spec.program();
    for (long element = 0; element < batches.count(); element++) {
      List<double[]> own = new ArrayList<>();
      for (int input = 0; input < inputs.size(); input++) {
        Input declared = program.inputs().get(input);
        int size = Math.toIntExact(rows(declared.role()) * declared.dimension());
        int part = Math.toIntExact(batches.part(input, element));
        own.add(Arrays.copyOfRange(inputs.get(input), part * size, (part + 1) * size));
      }
      Interpreter interpreter = new Interpreter(program, own, Math.toIntExact(columns));
      for (int block = 0; block < coverage.blocks(); block++) {
        int first = Math.toIntExact(coverage.firstRow(block));
        int last = Math.toIntExact(coverage.endRow(block)) - 1;
        for (int row : IntStream.of(first, first + 1, first + 127, first + 128, last).toArray()) {
          if (row <= last) {
            List<double[]> expected = interpreter.rows(row, reduced(block));
            compareRow(outputs, expected, element * coverage.rows() + row, relative);
          }
        }
      }
    }
  }

  private IntStream reduced(int block) {
    return IntStream.range(coverage.firstRange(block), coverage.endRange(block))
        .flatMap(range ->
            IntStream.range((int) coverage.firstColumn(range), (int) coverage.endColumn(range)));
  }

  private void compareRow(
      List<Operand> outputs, List<double[]> expected, long row, double relative) {
    for (int number = 0; number < outputs.size(); number++) {
      Output output = spec.program().outputs().get(number);
      double[] exact = expected.get(number);
      double tolerance = tolerance(output, exact, relative);
      for (int component = 0; component < exact.length; component++) {
        double found = number(outputs.get(number), row * exact.length + component);
        double wanted = exact[component];
        boolean agree = Double.compare(found, wanted) == 0 || Math.abs(found - wanted) <= tolerance;
        if (!agree) {
          throw new AssertionError(
              this
                  + ": row "
                  + row
                  + " of output "
                  + number
                  + ", component "
                  + component
                  + " is "
                  + found
                  + ", not "
                  + wanted);
        }
      }
    }
  }

  private double relative(Precision precision) {
    return half ? 1e-3 : precision == Precision.FLOAT32 ? 3e-5 : 1e-13;
  }

  private static double tolerance(Output output, double[] exact, double relative) {
    if (output.type() == ValueType.INTEGER) {
      return 0;
    }
    double largest = DoubleStream.of(exact).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    return relative * Math.max(largest, 0.01);
  }

  @Override
  public String toString() {
    return name + ", " + spec.precision();
  }
}
