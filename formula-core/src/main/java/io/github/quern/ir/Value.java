package io.github.quern.ir;

/**
 * The result of one instruction: a scalar of the program's real type, assigned exactly once.
 *
 * @param id unique within its program; listings show it as {@code %id}
 */
public record Value(int id) {
  @Override
  public String toString() {
    return "%" + id;
  }
}
