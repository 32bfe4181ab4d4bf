package io.github.quern.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import io.github.quern.api.Origin;
import io.github.quern.api.PartialReduction;
import io.github.quern.api.PartialSequence;
import io.github.quern.api.PartialState;
import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A reduction that is computed in parts gives what a call gives. */
public interface PartialContract extends Tier.Contract {
  /**
   * Cuts within and at the ends of tiles of 128 columns, empty parts, fewer columns than K, and
   * states that travel as bytes.
   */
  @ParameterizedTest(name = "{0}, axis {1}, {2}")
  @MethodSource("io.github.quern.contract.RangesContract#reductions")
  default void partsGiveTheWhole(ReductionCase reduction, int axis, DType dtype) {
    Genred genred = reduction.builder(tier(), axis).build();
    require(reduction, genred, axis, dtype, 67, List.of(0, 100, 228, 228, 301));
    require(reduction, genred, axis, dtype, 5, List.of(0, 1, 2));
    require(reduction, genred, axis, dtype, 3, List.of(0, 0));
    require(reduction, genred, axis, dtype, 0, List.of(0, 4));
  }

  private void require(
      ReductionCase reduction,
      Genred genred,
      int axis,
      DType dtype,
      int rows,
      List<Integer> columnCuts) {
    int columns = columnCuts.getLast();
    Tensor[] arguments =
        axis == 1
            ? ReductionCase.arguments(genred, rows, columns, dtype, 7)
            : ReductionCase.arguments(genred, columns, rows, dtype, 7);
    PartialReduction partial =
        copy(genred.partials(dtype, List.of()).runs().getFirst().reduction());
    List<PartialState> states = new ArrayList<>();
    for (int part = 1; part < columnCuts.size(); part++) {
      int from = columnCuts.get(part - 1);
      Tensor[] some = some(partial, arguments, 0, rows, from, columnCuts.get(part));
      PartialState state =
          partial.state(tier().engine(), tier().options(), new Origin(0, from), some);
      states.add(PartialState.of(state.toBytes()));
    }
    String what = "M = " + rows + ", columns cut at " + columnCuts;
    for (int order = 0; order < 2; order++) {
      PartialState sum = states.getFirst();
      for (PartialState state : states.subList(1, states.size())) {
        sum = partial.merge(tier().engine(), sum, state);
      }
      reduction.requireRight(
          what,
          partial.finish(tier().engine(), sum),
          axis,
          ReductionCase.dense(rows, columns),
          arguments);
      Collections.reverse(states);
    }
    for (int from = 0; from < rows; from += 40) {
      int to = Math.min(rows, from + 40);
      List<Tensor> results =
          partial.results(
              tier().engine(),
              tier().options(),
              new Origin(from, 0),
              some(partial, arguments, from, to, 0, columns));
      List<Tensor> whole = genred.callAll(tier().options(), arguments);
      for (int output = 0; output < results.size(); output++) {
        requireSame(whole.get(output), from, results.get(output), columns);
      }
    }
  }

  /** Rows with few columns have the same bits in any part of the rows. */
  private static void requireSame(Tensor whole, long from, Tensor part, int columns) {
    long row = whole.count() / whole.shape().size(0);
    for (long entry = 0; entry < part.count(); entry++) {
      assertEquals(whole.at(from * row + entry), part.at(entry), "of " + columns + " columns");
    }
  }

  /** Rows and columns of arguments. */
  private static Tensor[] some(
      PartialReduction partial, Tensor[] arguments, long fromRow, long toRow, long from, long to) {
    Category rows = partial.axis() == 1 ? Category.VI : Category.VJ;
    Tensor[] some = arguments.clone();
    for (int position = 0; position < some.length; position++) {
      Variable variable = partial.arguments().get(position);
      if (variable.category() == rows) {
        some[position] = slice(arguments[position], fromRow, toRow);
      } else if (variable.category() != Category.PM) {
        some[position] = slice(arguments[position], from, to);
      }
    }
    return some;
  }

  private static Tensor slice(Tensor tensor, long from, long to) {
    long dimension = tensor.shape().size(1);
    long bytes = dimension * tensor.dtype().bytes();
    MemorySegment rows = tensor.segment().asSlice(from * bytes, (to - from) * bytes);
    return Tensor.of(rows, tensor.dtype(), to - from, dimension);
  }

  private static PartialReduction copy(PartialReduction partial) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(partial);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        return (PartialReduction) in.readObject();
      }
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Integers, exact in float32 beyond its 2^24 only where they stay integers. */
  @ParameterizedTest
  @CsvSource({"0", "1"})
  default void partsCountRowsAndColumnsOfTheWhole(int axis) {
    long first = 1L << 40;
    PartialReduction partial =
        tier()
            .of("IndexI() - IndexJ() + 0 * (X | Y)", "X = Vi(1)", "Y = Vj(1)")
            .reductionOp("Max_ArgMax")
            .axis(axis)
            .build()
            .partials(DType.FLOAT32, List.of())
            .runs()
            .getFirst()
            .reduction();
    Tensor two = Tensor.of(new float[2], 2, 1);
    Tensor three = Tensor.of(new float[3], 3, 1);
    List<Tensor> found =
        partial.results(
            tier().engine(), tier().options(), new Origin(first, first + 1), two, three);
    // i - j is largest for the lowest j and for the highest i.
    if (axis == 1) {
      requireNumbers(found, new double[] {-1, 0}, new long[] {first + 1, first + 1});
    } else {
      requireNumbers(found, new double[] {2, 1, 0}, new long[] {first + 2, first + 2, first + 2});
    }
  }

  private static void requireNumbers(List<Tensor> found, double[] values, long[] positions) {
    assertArrayEquals(values, found.getFirst().toDoubleArray());
    assertArrayEquals(positions, found.get(1).toLongArray());
  }

  /** Wide accumulators and Kahan's lost digits travel in states. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  default void statesKeepWhatSumsGain(DType dtype) {
    for (boolean kahan : new boolean[] {false, true}) {
      GenredBuilder builder = tier().of("Y", "Y = Vj(1)");
      Genred genred =
          (kahan ? builder.sumScheme("kahan_scheme") : builder.useDoubleAcc(true)).build();
      PartialReduction sum = genred.partials(dtype, List.of()).runs().getFirst().reduction();
      // The ones are half a unit in the last place of the first number, so that alone each would
      // round to nothing.
      double large = dtype == DType.FLOAT32 ? 0x1p24 : kahan ? 0x1p53 : 0x1p40;
      PartialState state =
          sum.state(
              tier().engine(),
              tier().options(),
              Origin.START,
              Tensors.of(dtype, new double[] {large}, 1, 1));
      for (int part = 1; part <= 64; part++) {
        Tensor one = Tensors.of(dtype, new double[] {1}, 1, 1);
        PartialState next = sum.state(tier().engine(), tier().options(), new Origin(0, part), one);
        state = sum.merge(tier().engine(), state, next);
      }
      assertEquals(large + 64, sum.finish(tier().engine(), state).getFirst().at(0));
    }
  }

  /** A parameter with batch elements, as for several bandwidths at once. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  default void partsHaveBatches(DType dtype) {
    Engine engine = tier().engine();
    Genred genred =
        tier()
            .of("G * (X | Y)", "G = Pm(1)", "X = Vi(1)", "Y = Vj(1)")
            .reductionOp("Max_ArgMax")
            .build();
    PartialSequence sequence = genred.partials(dtype, List.of());
    PartialReduction partial = sequence.runs().getFirst().reduction();
    Tensor g = Tensors.of(dtype, new double[] {1, -1}, 2, 1);
    Tensor x = Tensors.of(dtype, new double[] {1, 2, 3}, 1, 3, 1);
    PartialState left =
        partial.state(
            engine,
            tier().options(),
            Origin.START,
            g,
            x,
            Tensors.of(dtype, new double[] {5, 4}, 1, 2, 1));
    PartialState right =
        partial.state(
            engine,
            tier().options(),
            new Origin(0, 2),
            g,
            x,
            Tensors.of(dtype, new double[] {6, 4}, 1, 2, 1));
    List<Tensor> found = partial.finish(engine, partial.merge(engine, left, right));
    assertEquals(Shape.of(2, 3, 1), found.getFirst().shape());
    requireNumbers(found, new double[] {6, 12, 18, -4, -8, -12}, new long[] {2, 2, 2, 1, 1, 1});
  }
}
