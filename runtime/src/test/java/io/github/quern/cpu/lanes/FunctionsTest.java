package io.github.quern.cpu.lanes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.ArrayFunctions.Body;
import io.github.quern.cpu.lanes.ArrayFunctions.Width;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import org.apache.commons.math3.dfp.Dfp;
import org.apache.commons.math3.dfp.DfpField;
import org.apache.commons.math3.dfp.DfpMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionsTest {
  private static final int LENGTH = 1 << 12;

  /** StrictMath's functions are off by at most one unit. */
  private static final double JAVA_BOUND = 1;

  private static final Body ATAN2 = (lanes, a) -> Functions.atan2(lanes, a.get(0), a.get(1));

  private static final Body POW = (lanes, a) -> Functions.pow(lanes, a.get(0), a.get(1));

  /** Enough digits for sines of large numbers, from which many multiples of π are taken. */
  private final DfpField digits = new DfpField(45);

  private final Random random = new Random(20250101);

  static List<FunctionCase> functions() {
    return FunctionCase.ALL;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void lanesOfAnyNumberGiveTheSameBits(FunctionCase function) {
    for (NumberType type : List.of(NumberType.FLOAT, NumberType.DOUBLE)) {
      Object inputs = Arguments.mixed(type, LENGTH, random);
      requireSameBits(
          Width.all(List.of(type)).stream().map(width -> function.load(width, type)).toList(),
          type,
          inputs);
    }
  }

  @Test
  void lanesOfAnyNumberGiveTheSameBitsOfFunctionsOfTwoNumbers() {
    for (NumberType type : List.of(NumberType.FLOAT, NumberType.DOUBLE)) {
      Object first = Arguments.mixed(type, LENGTH, random);
      Object second = Arguments.mixed(type, LENGTH, random);
      for (Body body : List.of(ATAN2, POW)) {
        requireSameBits(
            Width.all(List.of(type)).stream()
                .map(width -> ArrayFunctions.load(width, List.of(type, type), type, body))
                .toList(),
            type,
            first,
            second);
      }
    }
  }

  /** All NaNs are the same. */
  private static void requireSameBits(
      List<ArrayFunction> functions, NumberType type, Object... inputs) {
    List<double[]> results =
        functions.stream().map(function -> apply(function, type, inputs)).toList();
    for (double[] result : results) {
      assertArrayEquals(results.getFirst(), result);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void floatsAreGoodToTwoUnitsInTheLastPlace(FunctionCase function) {
    // Every so many bit patterns of all floats.
    int step = 8209;
    float[] inputs = new float[(int) ((1L << Float.SIZE) / step) & -16];
    for (int position = 0; position < inputs.length; position++) {
      inputs[position] = Float.intBitsToFloat(position * step);
    }
    double[] results =
        apply(
            function.load(Width.widest(NumberType.FLOAT), NumberType.FLOAT),
            NumberType.FLOAT,
            inputs);
    for (int position = 0; position < inputs.length; position++) {
      float input = inputs[position];
      double exact = function.java().applyAsDouble(input);
      requireClose(
          function.bound(NumberType.FLOAT),
          exact,
          (float) results[position],
          () -> function + " of " + input);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void specialDoublesAreTreatedAsJavaDoes(FunctionCase function) {
    double[] inputs = (double[]) Arguments.mixed(NumberType.DOUBLE, LENGTH, random);
    double[] results =
        apply(
            function.load(Width.widest(NumberType.DOUBLE), NumberType.DOUBLE),
            NumberType.DOUBLE,
            inputs);
    for (int position = 0; position < LENGTH; position++) {
      double input = inputs[position];
      requireClose(
          function.bound(NumberType.DOUBLE) + JAVA_BOUND,
          function.java().applyAsDouble(input),
          results[position],
          () -> function + " of " + input);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exp, -1, 1",
    "exp, -745, 709",
    "log, 0.5, 2",
    "log, 0, 1e300",
    "sin, -1, 1",
    "sin, -1e9, 1e9",
    "cos, -2, 2",
    "cos, -1e9, 1e9",
    "asin, -0.5, 0.5",
    "asin, -1, 1",
    "acos, -0.5, 0.5",
    "acos, -1, 1",
    "atan, -1, 1",
    "atan, -10, 10",
    "floor, -10, 10"
  })
  void doublesAreGoodToTwoUnitsInTheLastPlace(String name, double from, double to) {
    FunctionCase function = FunctionCase.named(name);
    double[] inputs = random.doubles(512, from, to).toArray();
    double[] results =
        apply(
            function.load(Width.widest(NumberType.DOUBLE), NumberType.DOUBLE),
            NumberType.DOUBLE,
            inputs);
    for (int position = 0; position < inputs.length; position++) {
      double input = inputs[position];
      Dfp exact = function.exact().apply(digits.newDfp(input));
      double units = units(exact, results[position]);
      assertTrue(
          units <= function.bound(NumberType.DOUBLE),
          () -> function + " of " + input + " is off by " + units + " units");
    }
  }

  @Test
  void anglesOfPointsAreGoodToTwoUnitsInTheLastPlace() {
    double[] y = random.doubles(2048, -2, 2).toArray();
    double[] x = random.doubles(2048, -2, 2).toArray();
    double[] results = applyToDoubles(ATAN2, y, x);
    for (int position = 0; position < y.length; position++) {
      Dfp angle = DfpMath.atan(digits.newDfp(y[position]).divide(digits.newDfp(x[position])));
      if (x[position] < 0) {
        angle = y[position] < 0 ? angle.subtract(digits.getPi()) : angle.add(digits.getPi());
      }
      assertTrue(units(angle, results[position]) <= 2);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 100, 10", "0.5, 2, 500", "0.9999, 1.0001, 1e6"})
  void powersAreGoodToTwoUnitsInTheLastPlace(double from, double to, double largest) {
    double[] x = random.doubles(512, from, to).toArray();
    double[] y = random.doubles(512, -largest, largest).toArray();
    double[] results = applyToDoubles(POW, x, y);
    for (int position = 0; position < y.length; position++) {
      Dfp logarithm = DfpMath.log(digits.newDfp(x[position]));
      Dfp power = DfpMath.exp(logarithm.multiply(digits.newDfp(y[position])));
      assertTrue(units(power, results[position]) <= 2);
    }
  }

  private static double[] applyToDoubles(Body body, double[] first, double[] second) {
    NumberType type = NumberType.DOUBLE;
    return apply(
        ArrayFunctions.load(Width.widest(type), List.of(type, type), type, body),
        type,
        first,
        second);
  }

  private double units(Dfp exact, double result) {
    return exact.subtract(digits.newDfp(result)).abs().toDouble() / Math.ulp(exact.toDouble());
  }

  @Test
  void functionsOfTwoNumbersAreTreatedAsJavaDoes() {
    for (NumberType type : List.of(NumberType.FLOAT, NumberType.DOUBLE)) {
      Object first = Arguments.mixed(type, LENGTH, random);
      Object second = Arguments.mixed(type, LENGTH, random);
      double bound = type == NumberType.FLOAT ? 2 : 2 + JAVA_BOUND;
      requireJava(ATAN2, StrictMath::atan2, type, bound, first, second);
      requireJava(POW, StrictMath::pow, type, bound, first, second);
    }
  }

  private static void requireJava(
      Body body,
      DoubleBinaryOperator java,
      NumberType type,
      double bound,
      Object first,
      Object second) {
    ArrayFunction function =
        ArrayFunctions.load(Width.widest(type), List.of(type, type), type, body);
    double[] results = apply(function, type, first, second);
    double[] a = toDoubles(first);
    double[] b = toDoubles(second);
    for (int position = 0; position < LENGTH; position++) {
      double x = a[position];
      double y = b[position];
      double expected = java.applyAsDouble(x, y);
      if (type == NumberType.FLOAT) {
        requireClose(bound, expected, (float) results[position], () -> x + ", " + y);
      } else {
        requireClose(bound, expected, results[position], () -> x + ", " + y);
      }
    }
  }

  @Test
  void integersHaveNoFunctions() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ArrayFunctions.emit(
                Width.scalar(),
                List.of(NumberType.LONG),
                NumberType.LONG,
                (lanes, a) -> Functions.exp(lanes, a.getFirst())));
  }

  private static double[] apply(ArrayFunction function, NumberType type, Object... inputs) {
    int length = Array.getLength(inputs[0]);
    Object output = Arguments.array(type, length);
    function.apply(inputs, output, length);
    return toDoubles(output);
  }

  private static double[] toDoubles(Object numbers) {
    return switch (numbers) {
      case float[] floats -> {
        double[] doubles = new double[floats.length];
        Arrays.setAll(doubles, position -> floats[position]);
        yield doubles;
      }
      case double[] doubles -> doubles;
      default -> throw new IllegalArgumentException(numbers.toString());
    };
  }

  /** A float is within the bound, in its units, of the exact value; special values are equal. */
  private static void requireClose(
      double bound, double exact, float result, Supplier<String> name) {
    float expected = (float) exact;
    if (isSpecial(expected)) {
      assertEquals(expected, result, name);
    } else {
      assertEquals(exact, result, bound * Math.ulp(expected), name);
    }
  }

  /** The same for doubles. */
  private static void requireClose(
      double bound, double expected, double result, Supplier<String> name) {
    if (isSpecial(expected)) {
      assertEquals(expected, result, name);
    } else {
      assertEquals(expected, result, bound * Math.ulp(expected), name);
    }
  }

  private static boolean isSpecial(double number) {
    return number == 0 || !Double.isFinite(number);
  }
}
