package io.github.quern.testing;

import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Array;
import io.github.quern.ir.Axis;
import io.github.quern.ir.Index;
import io.github.quern.ir.Input;
import io.github.quern.ir.Output;
import io.github.quern.ir.Program;
import io.github.quern.ir.ProgramBuilder;
import io.github.quern.ir.ProgramBuilder.Section;
import io.github.quern.ir.Role;
import io.github.quern.ir.Scope;
import io.github.quern.ir.Value;
import io.github.quern.ir.ValueType;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Programs that compute one expression of two numbers, and numbers to try it on. */
public final class Expressions {
  private static final Index FIRST = Index.fixed(0);

  private Expressions() {}

  /** An expression of two values. */
  @FunctionalInterface
  public interface Expression {
    /** Writes it. */
    Value write(Scope scope, Value a, Value b);
  }

  /**
   * A program of two inputs with one number a row each. Its result for a row is the expression of
   * the two, bit by bit: adding it to a sum would turn -0 into 0.
   */
  public static Program program(Expression expression) {
    return program(ValueType.REAL, expression);
  }

  /** The same of two inputs of that type; its result is real. */
  public static Program program(ValueType type, Expression expression) {
    ProgramBuilder builder =
        new ProgramBuilder(List.of(input("a", type), input("b", type)), Axis.I, 4);
    builder.declareState(1, ValueType.REAL);
    builder.declareOutput(Output.real("value", 1));
    Array total = builder.total().getFirst();
    Array partial = builder.partial().getFirst();
    builder.enter(Section.BEGIN);
    builder.write(total, FIRST, builder.constant(0));
    builder.enter(Section.RESET);
    builder.write(partial, FIRST, builder.constant(0));
    builder.enter(Section.PAIR);
    Value value = expression.write(builder, builder.load(0, FIRST), builder.load(1, FIRST));
    builder.write(partial, FIRST, value);
    builder.enter(Section.MERGE);
    builder.write(total, FIRST, builder.read(partial, FIRST));
    builder.enter(Section.FINISH);
    builder.store(0, FIRST, builder.read(total, FIRST));
    return builder.build(Accumulation.TILED);
  }

  private static Input input(String name, ValueType type) {
    return new Input(name, 1, Role.ROW, type);
  }

  /** All pairs of {@link #numbers}: the first ones, and the second ones. */
  public static List<double[]> pairs() {
    double[] numbers = numbers();
    int count = numbers.length;
    double[] left = new double[count * count];
    double[] right = new double[count * count];
    for (int position = 0; position < left.length; position++) {
      left[position] = numbers[position / count];
      right[position] = numbers[position % count];
    }
    return List.of(left, right);
  }

  /**
   * NaN, and of both signs: zero, infinity, the smallest and largest floats, numbers around 1, and
   * some others. All of them are floats, so that programs of both precisions see the same numbers.
   */
  public static double[] numbers() {
    DoubleStream special =
        DoubleStream.of(
            0,
            Float.MIN_VALUE,
            Float.MIN_NORMAL / 2,
            Float.MIN_NORMAL,
            0.5,
            Math.nextDown(1f),
            1,
            Math.nextUp(1f),
            1.5,
            2,
            (float) Math.PI,
            89,
            1 << 24,
            Float.MAX_VALUE,
            Double.POSITIVE_INFINITY);
    DoubleStream others = new SplittableRandom(7).doubles(10, 0, 5).map(number -> (float) number);
    return DoubleStream.concat(
            DoubleStream.of(Double.NaN),
            DoubleStream.concat(special, others).flatMap(n -> DoubleStream.of(n, -n)))
        .toArray();
  }
}
