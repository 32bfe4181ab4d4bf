package io.github.quern.ir;

/**
 * How an input varies within one kernel: what its rows are indexed by.
 *
 * <p>Roles are relative to the reduction, categories ({@code Vi}, {@code Vj}) are not: for {@code
 * axis = 1} a {@code Vi} variable is a {@link #ROW}, for {@code axis = 0} it is a {@link #COLUMN}.
 */
public enum Role {
  /** One vector for the whole call. */
  PARAMETER,
  /** One vector per output row. */
  ROW,
  /** One vector per reduced index. */
  COLUMN
}
