package io.github.quern.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.data.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ToleranceTest {
  @Test
  void thePartsAdd() {
    Tolerance all = new Tolerance(1, 0.5, 0.25, 2);
    assertEquals(1 + 0.5 * 8 + 0.25 * 100 + 2 * 3, all.bound(-8, 3, 100));
    assertEquals(all, Tolerance.absolute(1).withRelative(0.5).withOfLargest(0.25).withUlps(2));
    assertEquals(all, Tolerance.ulps(2).withOfLargest(0.25).withRelative(0.5).withAbsolute(1));
    assertEquals(0, Tolerance.NONE.bound(8, 3, 100));
  }

  @Test
  void theTextNamesTheParts() {
    assertEquals("none", Tolerance.NONE.toString());
    assertEquals(
        "1 absolute + 0.500 of the exact entry + 1.00e-06 of the largest exact entry + 2 ulp",
        new Tolerance(1, 0.5, 1e-6, 2).toString());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void partsAreFiniteAndNotNegative(double part) {
    assertThrows(IllegalArgumentException.class, () -> Tolerance.absolute(part));
    assertThrows(IllegalArgumentException.class, () -> Tolerance.relative(part));
    assertThrows(IllegalArgumentException.class, () -> Tolerance.ofLargest(part));
    assertThrows(IllegalArgumentException.class, () -> Tolerance.ulps(part));
  }

  @ParameterizedTest
  @CsvSource({
    "0",
    "1",
    "-1",
    "0.99999994",
    "1.9999999",
    "16777216",
    "1e38",
    "1.17549435e-38",
    "1e-40"
  })
  void theUnitOfAFloatIsThatOfJava(float number) {
    assertEquals(Math.ulp(number), Numbers.ulp(DType.FLOAT32, number));
    assertEquals(Math.ulp((double) number), Numbers.ulp(DType.FLOAT64, number));
  }

  /** Half precision has 11 bits, its normal numbers start at 2^-14. */
  @ParameterizedTest
  @CsvSource({"1, 0x1p-10", "1024, 1", "65504, 32", "0, 0x1p-24", "0x1p-14, 0x1p-24"})
  void theUnitOfHalfPrecisionIsThatOfItsBinade(double number, double unit) {
    assertEquals(unit, Numbers.ulp(DType.FLOAT16, number));
  }

  /** Such a number becomes 1 as a float, but lies in the binade below. */
  @Test
  void theUnitIsThatOfTheExactNumberNotOfTheRoundedOne() {
    double almostOne = Math.nextDown(1.0);
    assertEquals(1, (float) almostOne);
    assertEquals(0x1p-24, Numbers.ulp(DType.FLOAT32, almostOne));
    assertEquals(0x1p-23, Numbers.ulp(DType.FLOAT32, 1));
    assertEquals(Math.ulp(Float.MAX_VALUE), Numbers.ulp(DType.FLOAT32, 1e60));
  }
}
