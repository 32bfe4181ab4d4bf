package io.github.quern.tornado.pipeline;

import io.github.quern.api.Genred;
import io.github.quern.api.KernelSequence;
import io.github.quern.api.KernelSequence.Result;
import io.github.quern.backend.Operand;
import io.github.quern.backend.Storage;
import io.github.quern.data.DType;
import io.github.quern.data.Extents;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Precision;
import io.github.quern.ir.ValueType;
import io.github.quern.tornado.binding.Buffers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import uk.ac.manchester.tornado.api.types.arrays.DoubleArray;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.LongArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** The arrays of a reduction's tasks: the user's, checked, and those between its kernels. */
final class Arrays {
  private final KernelSequence sequence;
  private final ArraySizes sizes;
  private final Map<Variable, ValueType> types;

  /** Those that kernels read and write. */
  private final Map<Variable, TornadoNativeArray> arrays = new HashMap<>();

  /** Those that are not the user's. */
  private final Set<Variable> between = new HashSet<>();

  private final List<BatchSum> sums = new ArrayList<>();

  /**
   * Checks the user's arrays.
   *
   * @param genred the reduction
   * @param inputs the arguments
   * @param outputs the results
   * @param extents the sizes of the arguments
   */
  Arrays(
      Genred genred,
      List<? extends TornadoNativeArray> inputs,
      List<? extends TornadoNativeArray> outputs,
      Extents extents) {
    requireCount("arguments", genred.arguments().size(), inputs.size());
    this.sequence = sequence(genred, inputs);
    this.sizes = new ArraySizes(sequence, extents);
    this.types = sequence.types();
    requireCount("results", sequence.results().size(), outputs.size());
    for (int position = 0; position < inputs.size(); position++) {
      Variable argument = sequence.arguments().get(position);
      check(argument, inputs.get(position), sizes.batch(argument));
      arrays.put(argument, inputs.get(position));
    }
    List<TornadoNativeArray> taken = new ArrayList<>(inputs);
    for (int position = 0; position < outputs.size(); position++) {
      Result result = sequence.results().get(position);
      TornadoNativeArray array = outputs.get(position);
      if (taken.contains(array)) {
        throw new IllegalArgumentException(
            "The array of "
                + result.source().label()
                + " is that of another argument or result, too.");
      }
      taken.add(array);
      put(result, array);
    }
  }

  /** Has a kernel write a result, or a sum of what kernels write. */
  private void put(Result result, TornadoNativeArray array) {
    Variable source = result.source();
    List<Long> batch = sizes.batch(result);
    check(source, array, batch);
    if (arrays.containsKey(source) || !batch.equals(sizes.batch(source))) {
      sums.add(
          new BatchSum(
              array(source), sizes.batch(source), array, batch, sizes.entriesOfElement(source)));
    } else {
      arrays.put(source, array);
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

  private void check(Variable variable, TornadoNativeArray array, List<Long> batch) {
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
    if (array.getSize() < sizes.count(variable, batch)) {
      throw new IllegalArgumentException(
          variable.label()
              + " needs "
              + sizes.describe(variable, batch)
              + ", but its array has "
              + array.getSize()
              + " entries.");
    }
  }

  /** The type of a variable's numbers; of one that no kernel touches, that of the reals. */
  private Storage storage(Variable variable) {
    Precision precision = sequence.dtype() == DType.FLOAT64 ? Precision.FLOAT64 : Precision.FLOAT32;
    return Storage.of(types.getOrDefault(variable, ValueType.REAL), precision);
  }

  KernelSequence sequence() {
    return sequence;
  }

  ArraySizes sizes() {
    return sizes;
  }

  /** What is to be added up after all kernels. */
  List<BatchSum> sums() {
    return List.copyOf(sums);
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
        missing -> {
          between.add(missing);
          return Buffers.ofLength(
              storage(missing), Math.max(1, Math.toIntExact(sizes.count(missing))));
        });
  }

  /** Whether an array is the user's neither as argument nor as result. */
  boolean isBetween(Variable variable) {
    return between.contains(variable);
  }

  /** What a kernel sees of the array of a variable. */
  Operand operand(Variable variable) {
    Storage storage = storage(variable);
    return new Operand(
        Objects.requireNonNull(array(variable))
            .getSegment()
            .asSlice(0, sizes.count(variable) * storage.bytes()),
        storage);
  }
}
