package io.github.quern.lazy;

import io.github.quern.data.Shape;
import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Apply;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import io.github.quern.operator.index.IndexI;
import io.github.quern.operator.index.IndexJ;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Entries of a lazy tensor as real arrays. Each is computed once: rows i become batch elements,
 * columns j become output rows, and nothing is left to reduce over.
 */
final class Entries {
  private final LazyTensor tensor;
  private final Sizes sizes;

  /**
   * The entries of a lazy tensor.
   *
   * @throws IllegalStateException if it is restricted to ranges
   */
  Entries(LazyTensor tensor) {
    if (tensor.options().call().ranges().isPresent()) {
      throw new IllegalStateException(
          "This lazy tensor is restricted to ranges, which say nothing about entries outside; give"
              + " it options without ranges to get all entries.");
    }
    this.tensor = tensor;
    this.sizes = tensor.bindings().sizes();
  }

  /**
   * The entries of some rows and columns.
   *
   * @param rows which rows, all if empty
   * @param columns which columns, all if empty
   * @return (B.., number of rows, number of columns, D)
   * @throws IndexOutOfBoundsException if there is no such row or column
   * @throws IllegalStateException if the result is larger than the limit
   */
  Tensor block(Optional<long[]> rows, Optional<long[]> columns) {
    rows.ifPresent(numbers -> requireInside("row", numbers, sizes.m()));
    columns.ifPresent(numbers -> requireInside("column", numbers, sizes.n()));
    long height = rows.map(numbers -> (long) numbers.length).orElse(sizes.m());
    long width = columns.map(numbers -> (long) numbers.length).orElse(sizes.n());
    requireFitting(shape(height, width));
    Rebinding rebinding = new Rebinding();
    tensor
        .bindings()
        .sources()
        .keySet()
        .forEach(variable -> rebind(variable, rows, columns, rebinding));
    // Bound also where no formula asks for it, since data tell how many rows and columns there are.
    Variable i =
        rebinding.bind(1, Category.PM, new Source.Data(positions(rows, height, height, 1)));
    Variable j =
        rebinding.bind(1, Category.VI, new Source.Data(positions(columns, width, 1, width, 1)));
    LazyTensor column =
        rebinding.of(
            tensor,
            (apply, operands) ->
                switch (apply.operator()) {
                  case IndexI index -> i;
                  case IndexJ index -> j;
                  default -> new Apply(apply.operator(), operands, apply.span());
                },
            // Of one term; other schemes would make NaN of infinities.
            tensor.options().withSumScheme("auto"));
    return column.sum(1);
  }

  /** The shape of rows and columns of entries. */
  private Shape shape(long height, long width) {
    List<Long> shape = new ArrayList<>(sizes.batch());
    shape.add(height);
    shape.add(width);
    shape.add((long) tensor.dimension());
    return new Shape(shape);
  }

  private static void requireInside(String what, long[] numbers, long count) {
    for (long number : numbers) {
      if (number < 0 || number >= count) {
        throw new IndexOutOfBoundsException(
            "There is no "
                + what
                + " "
                + number
                + "; "
                + what
                + "s are counted from 0 to "
                + (count - 1)
                + ".");
      }
    }
  }

  private void requireFitting(Shape shape) {
    OptionalLong given = tensor.options().denseLimit();
    long limit = given.orElse(Runtime.getRuntime().maxMemory() / 2);
    // Exact enough for a comparison, and it cannot overflow.
    double bytes = sizes.dtype().bytes();
    for (long size : shape.sizes()) {
      bytes *= size;
    }
    if (bytes > limit) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "An array of shape %s and type %s takes %.3g bytes, which is more than the limit of"
                  + " %d, %s. Ask for fewer rows or columns, or raise the limit with"
                  + " withDenseLimit.",
              shape,
              sizes.dtype(),
              bytes,
              limit,
              given.isPresent()
                  ? "which the options set"
                  : "a half of the largest heap of this JVM"));
    }
  }

  private void rebind(
      Variable variable, Optional<long[]> rows, Optional<long[]> columns, Rebinding rebinding) {
    Tensor whole = tensor.bindings().tensor(variable);
    int batchAxes = sizes.batch().size();
    switch (variable.category()) {
      // (B.., M, d) is what a parameter of batch elements (B.., M) has.
      case VI -> rebinding.replace(variable, Category.PM, new Source.Data(chosen(whole, rows)));
      case VJ ->
          rebinding.replace(
              variable,
              Category.VI,
              new Source.Data(Views.expanded(chosen(whole, columns), batchAxes)));
      case PM ->
          rebinding.replace(
              variable, Category.PM, new Source.Data(Views.expanded(whole, batchAxes)));
    }
  }

  private static Tensor chosen(Tensor tensor, Optional<long[]> rows) {
    return rows.map(numbers -> Views.rows(tensor, numbers)).orElse(tensor);
  }

  private static Tensor positions(Optional<long[]> chosen, long count, long... shape) {
    return Tensor.of(
        chosen.map(long[]::clone).orElseGet(() -> LongStream.range(0, count).toArray()), shape);
  }

  /**
   * The entries (i, i).
   *
   * @return (B.., M, D)
   * @throws IllegalStateException if there are not as many rows as columns
   */
  Tensor diagonal() {
    if (sizes.m() != sizes.n()) {
      throw new IllegalStateException(
          "Only a square matrix has a diagonal; the shape is " + tensor.shape() + ".");
    }
    return Roles.diagonal(tensor.withOptions(tensor.options().withSumScheme("auto"))).sum(1);
  }
}
