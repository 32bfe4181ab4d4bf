package io.github.quern.tornado.pipeline;

import io.github.quern.api.Genred;
import io.github.quern.api.KernelSequence;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.data.DType;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Precision;
import io.github.quern.ir.ValueType;
import io.github.quern.tornado.binding.Buffers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** The arrays of a reduction's tasks: the user's, checked, and those between its kernels. */
final class Arrays {
  private final ToLongFunction<Category> rows;
  private final KernelSequence sequence;
  private final Map<Variable, ValueType> types;
  private final Map<Variable, TornadoNativeArray> arrays = new HashMap<>();

  /**
   * Checks the user's arrays.
   *
   * @param genred the reduction
   * @param inputs the arguments
   * @param outputs the results
   * @param rows how many rows the arrays of a category have
   */
  Arrays(
      Genred genred,
      List<? extends TornadoNativeArray> inputs,
      List<? extends TornadoNativeArray> outputs,
      ToLongFunction<Category> rows) {
    this.rows = rows;
    requireCount("arguments", genred.arguments().size(), inputs.size());
    this.sequence = sequence(genred, inputs);
    this.types = sequence.types();
    requireCount("results", sequence.results().size(), outputs.size());
    for (int position = 0; position < inputs.size(); position++) {
      put(sequence.arguments().get(position), inputs.get(position));
    }
    for (int position = 0; position < outputs.size(); position++) {
      Variable result = sequence.results().get(position);
      TornadoNativeArray array = outputs.get(position);
      if (arrays.containsValue(array)) {
        throw new IllegalArgumentException(
            "The array of " + result.label() + " is that of another argument or result, too.");
      }
      put(result, array);
    }
  }

  private static void requireCount(String what, int expected, int given) {
    if (expected != given) {
      throw new IllegalArgumentException(
          "The reduction has " + expected + " " + what + ", but " + given + " arrays are given.");
    }
  }

  /** The kernels for arguments of the types of these arrays. */
  private static KernelSequence sequence(Genred genred, List<? extends TornadoNativeArray> inputs) {
    List<Integer> integers = new ArrayList<>();
    DType real = null;
    for (int position = 0; position < inputs.size(); position++) {
      Variable argument = genred.arguments().get(position);
      DType own = type(argument, inputs.get(position));
      if (own == DType.INT64) {
        integers.add(position);
      } else if (real != null && real != own) {
        throw new IllegalArgumentException(
            "All arrays of real numbers need one type: "
                + argument.label()
                + " is "
                + own
                + ", but others are "
                + real
                + ".");
      } else {
        real = own;
      }
    }
    if (real == null) {
      throw new IllegalArgumentException(
          "At least one argument must be a FloatArray or a DoubleArray.");
    }
    return genred.kernels(real, integers);
  }

  private static DType type(Variable variable, TornadoNativeArray array) {
    return switch (array) {
      case FloatArray _ -> DType.FLOAT32;
      case DoubleArray _ -> DType.FLOAT64;
      case LongArray _ -> DType.INT64;
      default ->
          throw new IllegalArgumentException(
              variable.label()
                  + " needs a FloatArray, a DoubleArray or a LongArray, but is given a "
                  + array.getClass().getSimpleName()
                  + ".");
    };
  }

  private void put(Variable variable, TornadoNativeArray array) {
    Storage expected = storage(variable);
    Storage given = type(variable, array).storage();
    if (given != expected) {
      throw new IllegalArgumentException(
          variable.label()
              + " needs an array of "
              + expected
              + ", but is given one of "
              + given
              + ".");
    }
    if (array.getSize() < count(variable)) {
      throw new IllegalArgumentException(
          variable.label()
              + " needs "
              + rows.applyAsLong(variable.category())
              + " rows of "
              + variable.dimension()
              + ", but its array has "
              + array.getSize()
              + " entries.");
    }
    arrays.put(variable, array);
  }

  /** The type of a variable's numbers; of one that no kernel touches, that of the reals. */
  private Storage storage(Variable variable) {
    Precision precision = sequence.dtype() == DType.FLOAT64 ? Precision.FLOAT64 : Precision.FLOAT32;
    return Storage.of(types.getOrDefault(variable, ValueType.REAL), precision);
  }

  private long count(Variable variable) {
    return Math.multiplyExact(rows.applyAsLong(variable.category()), variable.dimension());
  }

  KernelSequence sequence() {
    return sequence;
  }

  /** Whether a kernel computes in double precision. */
  boolean needsDoubles() {
    return sequence.dtype() == DType.FLOAT64
        || sequence.kernels().stream()
            .anyMatch(kernel -> kernel.spec().program().uses(ValueType.DOUBLE));
  }

  /** The array of a variable; one between kernels is made when it is first asked for. */
  TornadoNativeArray array(Variable variable) {
    return arrays.computeIfAbsent(
        variable,
        missing ->
            Buffers.ofLength(storage(missing), Math.max(1, Math.toIntExact(count(missing)))));
  }

  /** Whether an array is the user's neither as argument nor as result. */
  boolean isBetween(Variable variable) {
    return !sequence.arguments().contains(variable) && !sequence.results().contains(variable);
  }

  /** What a kernel sees of the array of a variable. */
  Operand operand(Variable variable) {
    Storage storage = storage(variable);
    return new Operand(
        Objects.requireNonNull(array(variable))
            .getSegment()
            .asSlice(0, count(variable) * storage.bytes()),
        storage);
  }
}
