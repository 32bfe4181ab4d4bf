package io.github.quern.benchmarks.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void threeDigitsWithoutAnExponent() {
    assertEquals("0.00123", Figures.of(0.0012349));
    assertEquals("12.3", Figures.of(12.345));
    assertEquals("12300", Figures.of(12_345.0));
    assertEquals("1.00", Figures.of(0.99999));
    assertEquals("–", Figures.of(null));
  }

  @Test
  void aRatioNeedsBothNumbers() {
    assertEquals("2.50", Figures.ratio(5.0, 2.0));
    assertEquals("–", Figures.ratio(null, 2.0));
    assertEquals("–", Figures.ratio(5.0, null));
  }

  @Test
  void thousandsAreApart() {
    assertEquals("10,000,000", Figures.count(10_000_000));
  }

  @Test
  void whatIsExactIsNotRounded() {
    assertEquals("1.85", Figures.plain(1.85));
    assertEquals("500", Figures.plain(500));
  }
}
