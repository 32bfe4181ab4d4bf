package io.github.quern.parity;

/** How integers of results, which are positions of rows, are compared. */
public enum Positions {
  /** They are equal. */
  EXACT,
  /**
   * They are equal, or the formula has equal values at both, as for ties and for values that
   * rounding makes ties. A position then
   *
   * <ul>
   *   <li>is one that the row is reduced over,
   *   <li>is found once only among the K positions of its row and component, and
   *   <li>has a finite exact value that is within the tolerance of the one at the right position,
   *       which takes the place of the exact entry and of the largest one.
   * </ul>
   *
   * <p>Only for formulas whose results are those of one kernel.
   */
  BY_VALUE
}
