package io.github.quern.cpu.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.ArrayFunctions.Body;
import io.github.quern.cpu.lanes.ArrayFunctions.Width;
import io.github.quern.ir.Comparison;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LanesTest {
  /**
   * An operation and its meaning in Java.
   *
   * @param name for messages
   * @param inputs the types of its operands
   * @param output the type of its result
   * @param body emits it
   * @param meaning computes it from boxed numbers
   */
  record Operation(
      String name,
      List<NumberType> inputs,
      NumberType output,
      Body body,
      Function<List<Object>, Object> meaning) {
    @Override
    public String toString() {
      return name + " of " + inputs;
    }
  }

  static Stream<Operation> operations() {
    return Stream.of(
            reals(NumberType.FLOAT),
            reals(NumberType.DOUBLE),
            bits(NumberType.FLOAT),
            bits(NumberType.DOUBLE),
            integers(),
            comparisons(),
            choices(),
            conversions(),
            eachLane())
        .flatMap(List::stream);
  }

  private static List<Operation> reals(NumberType type) {
    return List.of(
        binary("add", type, Lanes::add, (a, b) -> a + b, (a, b) -> a + b),
        binary("subtract", type, Lanes::subtract, (a, b) -> a - b, (a, b) -> a - b),
        binary("multiply", type, Lanes::multiply, (a, b) -> a * b, (a, b) -> a * b),
        binary("divide", type, Lanes::divide, (a, b) -> a / b, (a, b) -> a / b),
        unary("negate", type, Lanes::negate, a -> -a, a -> -a),
        unary("abs", type, Lanes::abs, Math::abs, Math::abs),
        unary("sqrt", type, Lanes::sqrt, a -> (float) Math.sqrt(a), Math::sqrt),
        new Operation(
            "fma",
            Collections.nCopies(3, type),
            type,
            (lanes, a) -> lanes.fma(a.get(0), a.get(1), a.get(2)),
            a ->
                type == NumberType.FLOAT
                    ? (Object) Math.fma((float) a.get(0), (float) a.get(1), (float) a.get(2))
                    : Math.fma((double) a.get(0), (double) a.get(1), (double) a.get(2))),
        unary("constant", type, (lanes, a) -> lanes.constant(type, 0.1), a -> 0.1f, a -> 0.1),
        unary(
            "broadcast",
            type,
            (lanes, a) -> lanes.broadcast(type, () -> type.constant(lanes.code(), 0.1)),
            a -> 0.1f,
            a -> 0.1));
  }

  private static List<Operation> bits(NumberType type) {
    long pattern = 0x8123_4567_89ab_cdefL;
    return List.of(
        bitwise("addBits", type, Lanes::addBits, (a, b) -> a + b, (a, b) -> a + b),
        bitwise("minimumBits", type, Lanes::minimumBits, Math::min, Math::min),
        bitwise("and", type, Lanes::and, (a, b) -> a & b, (a, b) -> a & b),
        bitwise("or", type, Lanes::or, (a, b) -> a | b, (a, b) -> a | b),
        bitwise("xor", type, Lanes::xor, (a, b) -> a ^ b, (a, b) -> a ^ b),
        bitwise(
            "shiftLeft",
            type,
            (lanes, a, b) -> lanes.shiftLeft(a, 23),
            (a, b) -> a << 23,
            (a, b) -> a << 23),
        bitwise(
            "shiftRight",
            type,
            (lanes, a, b) -> lanes.shiftRight(a, 9),
            (a, b) -> a >> 9,
            (a, b) -> a >> 9),
        bitwise(
            "shiftRightUnsigned",
            type,
            (lanes, a, b) -> lanes.shiftRightUnsigned(a, 9),
            (a, b) -> a >>> 9,
            (a, b) -> a >>> 9),
        bitwise(
            "constantBits",
            type,
            (lanes, a, b) -> lanes.constantBits(type, pattern),
            (a, b) -> (int) pattern,
            (a, b) -> pattern),
        bitwise(
            "compare and choose bits",
            type,
            (lanes, a, b) -> lanes.choose(lanes.compare(Comparison.LESS, a, b), a, b),
            Math::min,
            Math::min));
  }

  private static List<Operation> integers() {
    NumberType type = NumberType.LONG;
    return List.of(
        longs("add", Lanes::add, (a, b) -> a + b),
        longs("subtract", Lanes::subtract, (a, b) -> a - b),
        longs("multiply", Lanes::multiply, (a, b) -> a * b),
        longs("negate", (lanes, a, b) -> lanes.negate(a), (a, b) -> -a),
        longs("abs", (lanes, a, b) -> lanes.abs(a), (a, b) -> Math.abs(a)),
        longs(
            "constant",
            (lanes, a, b) -> lanes.constant(type, -12345678901.0),
            (a, b) -> -12345678901L));
  }

  private static List<Operation> comparisons() {
    List<Operation> operations = new ArrayList<>();
    for (NumberType type : NumberType.values()) {
      for (Comparison comparison : Comparison.values()) {
        operations.add(
            new Operation(
                comparison.toString(),
                List.of(type, type),
                NumberType.DOUBLE,
                (lanes, a) ->
                    lanes.choose(
                        lanes.compare(comparison, a.get(0), a.get(1)),
                        lanes.constant(NumberType.DOUBLE, 1),
                        lanes.constant(NumberType.DOUBLE, 0)),
                a -> holds(comparison, a.get(0), a.get(1)) ? 1.0 : 0.0));
      }
      for (Comparison comparison : List.of(Comparison.LESS, Comparison.EQUAL)) {
        operations.add(masks("and", type, comparison, Lanes::and, (a, b) -> a && b));
        operations.add(masks("or", type, comparison, Lanes::or, (a, b) -> a || b));
        operations.add(masks("xor", type, comparison, Lanes::xor, (a, b) -> a ^ b));
      }
    }
    return operations;
  }

  private static Operation masks(
      String name,
      NumberType type,
      Comparison comparison,
      Emitted emitted,
      BinaryOperator<Boolean> meaning) {
    return new Operation(
        name + " of masks",
        List.of(type, type, type),
        type,
        (lanes, a) ->
            lanes.choose(
                emitted.emit(
                    lanes,
                    lanes.compare(comparison, a.get(0), a.get(1)),
                    lanes.compare(comparison, a.get(1), a.get(2))),
                a.get(0),
                a.get(2)),
        a ->
            meaning.apply(
                    holds(comparison, a.get(0), a.get(1)), holds(comparison, a.get(1), a.get(2)))
                ? a.get(0)
                : a.get(2));
  }

  private static boolean holds(Comparison comparison, Object a, Object b) {
    if (a instanceof Long first && b instanceof Long second) {
      return switch (comparison) {
        case LESS -> first < second;
        case LESS_OR_EQUAL -> first <= second;
        case EQUAL -> first.longValue() == second.longValue();
        case NOT_EQUAL -> first.longValue() != second.longValue();
      };
    }
    return comparison.test(((Number) a).doubleValue(), ((Number) b).doubleValue());
  }

  /** Masks of one type for numbers of another. */
  private static List<Operation> choices() {
    List<Operation> operations = new ArrayList<>();
    for (NumberType compared : NumberType.values()) {
      for (NumberType chosen : NumberType.values()) {
        operations.add(
            new Operation(
                "choose",
                List.of(compared, compared, chosen, chosen),
                chosen,
                (lanes, a) ->
                    lanes.choose(
                        lanes.compare(Comparison.LESS, a.get(0), a.get(1)), a.get(2), a.get(3)),
                a -> holds(Comparison.LESS, a.get(0), a.get(1)) ? a.get(2) : a.get(3)));
      }
    }
    return operations;
  }

  private static List<Operation> conversions() {
    List<Operation> operations = new ArrayList<>();
    for (NumberType from : NumberType.values()) {
      for (NumberType to : NumberType.values()) {
        operations.add(
            new Operation(
                "convert to " + to,
                List.of(from),
                to,
                (lanes, a) -> lanes.convert(a.get(0), to),
                a ->
                    switch (to) {
                      case FLOAT -> ((Number) a.get(0)).floatValue();
                      case DOUBLE -> ((Number) a.get(0)).doubleValue();
                      case LONG -> ((Number) a.get(0)).longValue();
                    }));
      }
    }
    return operations;
  }

  private static List<Operation> eachLane() {
    MethodTypeDesc ofTwo =
        MethodTypeDesc.of(
            ConstantDescs.CD_double, ConstantDescs.CD_double, ConstantDescs.CD_double);
    Operation hypot =
        new Operation(
            "method of each lane",
            List.of(NumberType.FLOAT, NumberType.DOUBLE),
            NumberType.LONG,
            (lanes, a) ->
                lanes.eachLane(
                    NumberType.LONG,
                    a,
                    (lane, operands) -> {
                      operands.get(0).run();
                      lanes.code().f2d();
                      operands.get(1).run();
                      lanes
                          .code()
                          .invokestatic(ClassDesc.of("java.lang.StrictMath"), "hypot", ofTwo)
                          .d2l();
                    }),
            a -> (long) StrictMath.hypot((float) a.get(0), (double) a.get(1)));
    Operation sometimes =
        new Operation(
            "whenAny",
            List.of(NumberType.DOUBLE),
            NumberType.DOUBLE,
            (lanes, a) -> {
              Lane result = lanes.allocate(Lane.Kind.NUMBERS, NumberType.DOUBLE);
              lanes.load(a.get(0));
              lanes.store(result);
              Lane negative =
                  lanes.compare(Comparison.LESS, a.get(0), lanes.constant(NumberType.DOUBLE, 0));
              lanes.whenAny(
                  negative,
                  () -> {
                    lanes.load(lanes.choose(negative, lanes.negate(result), result));
                    lanes.store(result);
                  });
              return result;
            },
            a -> (double) a.get(0) < 0 ? -(double) a.get(0) : a.get(0));
    return List.of(hypot, sometimes);
  }

  /** What emits an operation with two operands. */
  @FunctionalInterface
  private interface Emitted {
    Lane emit(Lanes lanes, Lane a, Lane b);
  }

  /** What emits an operation with one operand. */
  @FunctionalInterface
  private interface EmittedUnary {
    Lane emit(Lanes lanes, Lane a);
  }

  private static Operation binary(
      String name,
      NumberType type,
      Emitted emitted,
      BinaryOperator<Float> floats,
      BinaryOperator<Double> doubles) {
    return new Operation(
        name,
        List.of(type, type),
        type,
        (lanes, a) -> emitted.emit(lanes, a.get(0), a.get(1)),
        a ->
            type == NumberType.FLOAT
                ? (Object) floats.apply((Float) a.get(0), (Float) a.get(1))
                : doubles.apply((Double) a.get(0), (Double) a.get(1)));
  }

  private static Operation unary(
      String name,
      NumberType type,
      EmittedUnary emitted,
      UnaryOperator<Float> floats,
      UnaryOperator<Double> doubles) {
    return binary(
        name,
        type,
        (lanes, a, b) -> emitted.emit(lanes, a),
        (a, b) -> floats.apply(a),
        (a, b) -> doubles.apply(a));
  }

  private static Operation longs(String name, Emitted emitted, BinaryOperator<Long> meaning) {
    return new Operation(
        name,
        List.of(NumberType.LONG, NumberType.LONG),
        NumberType.LONG,
        (lanes, a) -> emitted.emit(lanes, a.get(0), a.get(1)),
        a -> meaning.apply((Long) a.get(0), (Long) a.get(1)));
  }

  private static Operation bitwise(
      String name,
      NumberType type,
      Emitted emitted,
      BinaryOperator<Integer> ints,
      BinaryOperator<Long> longs) {
    return binary(
        name,
        type,
        (lanes, a, b) -> lanes.fromBits(emitted.emit(lanes, lanes.bits(a), lanes.bits(b))),
        (a, b) ->
            Float.intBitsToFloat(
                ints.apply(Float.floatToRawIntBits(a), Float.floatToRawIntBits(b))),
        (a, b) ->
            Double.longBitsToDouble(
                longs.apply(Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void operationsDoWhatJavaDoes(Operation operation) {
    int length = 1 << 12;
    Random random = new Random(20250101);
    Object[] inputs =
        operation.inputs().stream().map(type -> Arguments.mixed(type, length, random)).toArray();
    List<NumberType> types = new ArrayList<>(operation.inputs());
    types.add(operation.output());
    for (Width width : Width.all(types)) {
      Object output = Arguments.array(operation.output(), length);
      ArrayFunctions.load(width, operation.inputs(), operation.output(), operation.body())
          .apply(inputs, output, length);
      for (int position = 0; position < length; position++) {
        int entry = position;
        List<Object> operands =
            Arrays.stream(inputs).map(array -> Array.get(array, entry)).toList();
        // Float and Double compare as by bits, but all NaNs are equal.
        assertEquals(
            operation.meaning().apply(operands),
            Array.get(output, position),
            () -> operation.name() + " of " + operands);
      }
    }
  }

  @Test
  void tooManyLanesAreRefused() {
    List<NumberType> doubles = List.of(NumberType.DOUBLE);
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ArrayFunctions.emit(
                    Width.vector(16), doubles, NumberType.DOUBLE, (lanes, a) -> a.getFirst()));
    assertEquals(
        "16 lanes of DOUBLE need vectors of 1024 bits; there are vectors of 64, 128, 256 and 512"
            + " bits",
        error.getMessage());
  }

  @Test
  void operandsOfOtherTypesAreRefused() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                ArrayFunctions.emit(
                    Width.scalar(),
                    List.of(NumberType.FLOAT, NumberType.DOUBLE),
                    NumberType.DOUBLE,
                    (lanes, a) -> lanes.add(a.get(0), a.get(1))));
    assertEquals("Needed NUMBERS of FLOAT, but got NUMBERS of DOUBLE", error.getMessage());
  }

  @Test
  void localsOfAScopeAreUsedAgainButNotThatOfItsResult() {
    ArrayFunctions.emit(
        Width.vector(4),
        List.of(NumberType.FLOAT),
        NumberType.FLOAT,
        (lanes, a) -> {
          List<Lane> inner = new ArrayList<>();
          Lane result =
              lanes.scoped(() -> {
                inner.add(lanes.add(a.getFirst(), a.getFirst()));
                inner.add(lanes.add(inner.getFirst(), a.getFirst()));
                return inner.getLast();
              });
          assertEquals(inner.getLast(), result);
          assertEquals(inner.getFirst().slot(), lanes.negate(result).slot());
          assertTrue(lanes.negate(result).slot() > result.slot());
          return result;
        });
  }
}
