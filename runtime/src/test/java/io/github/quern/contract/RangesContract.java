package io.github.quern.contract;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import io.github.quern.data.Ranges;
import io.github.quern.data.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Block-sparse reductions are reductions over the columns that the pattern names. */
public interface RangesContract extends Tier.Contract {
  /** Reductions, axes and types. */
  static Stream<Arguments> reductions() {
    return ReductionCase.all().stream()
        .flatMap(reduction ->
            Stream.of(
                Arguments.of(reduction, 0, DType.FLOAT64),
                Arguments.of(reduction, 1, DType.FLOAT32)));
  }

  @ParameterizedTest(name = "{0}, axis {1}, {2}")
  @MethodSource("io.github.quern.contract.RangesContract#reductions")
  default void rangesAreMasks(ReductionCase reduction, int axis, DType dtype) {
    Genred genred = reduction.builder(tier(), axis).build();
    // The order in which ArgKMin gives equal positions and others of equal value is left open.
    boolean overlap = !reduction.reduction().name().contains("ArgKMin");
    // So many columns that they are split.
    require(reduction, genred, axis, dtype, RandomRanges.of(4, 20, 30_000, overlap));
    for (int seed = 1; seed <= 3; seed++) {
      require(reduction, genred, axis, dtype, RandomRanges.of(seed, 300, 400, overlap));
    }
    require(reduction, genred, axis, dtype, RandomRanges.of(5, 1, 1, overlap));
    require(reduction, genred, axis, dtype, RandomRanges.of(6, 70, 0, overlap));
    require(reduction, genred, axis, dtype, RandomRanges.of(7, 0, 70, overlap));
  }

  private void require(
      ReductionCase reduction, Genred genred, int axis, DType dtype, RandomRanges pattern) {
    int m = axis == 1 ? pattern.rows() : pattern.columns();
    int n = axis == 1 ? pattern.columns() : pattern.rows();
    Tensor[] arguments = ReductionCase.arguments(genred, m, n, dtype, 31);
    Ranges ranges = pattern.ranges(axis);
    CallOptions options = tier().options().withRanges(ranges);
    reduction.requireRight(
        pattern.toString(), genred.callAll(options, arguments), axis, pattern.visits(), arguments);
  }
}
