package io.github.quern.operator.vector;

import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Operator;
import io.github.quern.ir.Array;
import io.github.quern.ir.Comparison;
import io.github.quern.ir.Index;
import io.github.quern.ir.Scope;
import io.github.quern.ir.UnaryFunction;
import io.github.quern.ir.Value;
import io.github.quern.ir.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * The recursion of soft dynamic time warping, shared by {@link SoftDtwSqDist} and {@link
 * SoftDtwAlignment}. Its tables have an entry for each pair, row-major.
 */
final class SoftDtw {
  private static final int LARGEST_TABLE = 1 << 20;

  private final Scope scope;
  private final Vector x;
  private final Vector y;
  private final Value smoothness;
  private final Vector totals;

  private SoftDtw(Scope scope, Vector x, Vector y, Value smoothness) {
    this.scope = scope;
    this.x = x;
    this.y = y;
    this.smoothness = smoothness;
    this.totals = scope.filled(tableSize(), this::fillTotals);
  }

  /** Requires that the tables are not too large to be kept for each pair of rows. */
  static int tableSize(Operator operator, List<Integer> operands) {
    long size = (long) operands.get(0) * operands.get(1);
    if (size > LARGEST_TABLE) {
      throw new DimensionException(
          operator.name()
              + " aligns at most "
              + LARGEST_TABLE
              + " pairs of components; series of "
              + operands.get(0)
              + " and "
              + operands.get(1)
              + " have "
              + size
              + ".",
          -1);
    }
    return (int) size;
  }

  static SoftDtw of(Scope scope, List<Vector> operands) {
    return new SoftDtw(
        scope, scope.stored(operands.get(0)), scope.stored(operands.get(1)), operands.get(2).at(0));
  }

  /** The total of the best alignments of both whole series. */
  Value total() {
    return totals.at(tableSize() - 1);
  }

  /** The derivative of the total in the cost of each pair. */
  Vector alignment() {
    return scope.filled(tableSize(), this::fillAlignment);
  }

  private int tableSize() {
    return Math.multiplyExact(x.dimension(), y.dimension());
  }

  /** The place of a pair in the tables. */
  private Index cell(Index row, Index column) {
    return row.times(y.dimension()).plus(column);
  }

  /** The pairs that may come before one that is at no border: diagonal, above and to the left. */
  private List<Index> before(Index cell) {
    int width = y.dimension();
    return List.of(cell.plus(-width - 1), cell.plus(-width), cell.plus(-1));
  }

  private void fillTotals(Array table) {
    Index start = Index.fixed(0);
    scope.write(table, start, cost(start, start));
    scope.forEach(
        y.dimension() - 1,
        column -> fillTotal(table, start, column.plus(1), scope.read(table, column)));
    scope.forEach(
        x.dimension() - 1,
        above -> {
          Index row = above.plus(1);
          fillTotal(table, row, start, scope.read(table, cell(above, start)));
          scope.forEach(
              y.dimension() - 1,
              left -> {
                Index column = left.plus(1);
                List<Value> before =
                    before(cell(row, column)).stream().map(at -> scope.read(table, at)).toList();
                fillTotal(table, row, column, softMinimum(before).value(scope));
              });
        });
  }

  private void fillTotal(Array table, Index row, Index column, Value before) {
    scope.write(table, cell(row, column), scope.add(cost(row, column), before));
  }

  private Value cost(Index row, Index column) {
    return scope.power(scope.subtract(x.at(row), y.at(column)), 2);
  }

  /** Goes back from the last pair, and shares out what each pair has among those before it. */
  private void fillAlignment(Array table) {
    Index start = Index.fixed(0);
    scope.forEach(tableSize(), cell -> scope.write(table, cell, scope.constant(0)));
    scope.write(table, Index.fixed(tableSize() - 1), scope.constant(1));
    scope.forEach(
        x.dimension() - 1,
        rowsPassed -> {
          Index row = rowsPassed.times(-1).plus(x.dimension() - 1);
          scope.forEach(
              y.dimension() - 1,
              columnsPassed ->
                  shareOut(table, cell(row, columnsPassed.times(-1).plus(y.dimension() - 1))));
          give(table, cell(row.plus(-1), start), scope.read(table, cell(row, start)));
        });
    scope.forEach(
        y.dimension() - 1,
        columnsPassed -> {
          Index column = columnsPassed.times(-1).plus(y.dimension() - 1);
          give(table, column.plus(-1), scope.read(table, column));
        });
  }

  private void shareOut(Array table, Index cell) {
    List<Index> before = before(cell);
    SoftMinimum best = softMinimum(before.stream().map(totals::at).toList());
    Value own = scope.divide(scope.read(table, cell), best.sum());
    for (int which = 0; which < before.size(); which++) {
      give(table, before.get(which), scope.multiply(own, best.weights().get(which)));
    }
  }

  private void give(Array table, Index cell, Value share) {
    scope.write(table, cell, scope.add(scope.read(table, cell), share));
  }

  /**
   * The soft minimum of some numbers.
   *
   * @param smallest m, the smallest of them
   * @param smoothness g
   * @param weights exp((m - r)/g) of each number r
   * @param sum of the weights, at least 1
   */
  private record SoftMinimum(Value smallest, Value smoothness, List<Value> weights, Value sum) {
    Value value(Scope scope) {
      return scope.subtract(
          smallest, scope.multiply(smoothness, scope.unary(UnaryFunction.LOG, sum)));
    }
  }

  private SoftMinimum softMinimum(List<Value> numbers) {
    Value smallest = numbers.getFirst();
    for (Value number : numbers) {
      smallest = scope.choose(Comparison.LESS, number, smallest, number, smallest);
    }
    List<Value> weights = new ArrayList<>();
    for (Value number : numbers) {
      Value exponent = scope.divide(scope.subtract(smallest, number), smoothness);
      weights.add(scope.unary(UnaryFunction.EXP, exponent));
    }
    Value sum = weights.stream().reduce(scope::add).orElseThrow();
    return new SoftMinimum(smallest, smoothness, weights, sum);
  }
}
