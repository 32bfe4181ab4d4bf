package io.github.quern.ir;

/**
 * The result of one instruction: a scalar, assigned exactly once.
 *
 * @param id unique within its program; listings show it as {@code %id}
 * @param type its type
 */
public record Value(int id, ValueType type) {
  @Override
  public String toString() {
    return "%" + id;
  }
}
