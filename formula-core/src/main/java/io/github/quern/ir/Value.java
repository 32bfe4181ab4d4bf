package io.github.quern.ir;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The result of one instruction: a scalar, assigned exactly once.
 *
 * @param id unique within its program; listings show it as {@code %id}
 * @param type its type
 */
public record Value(int id, ValueType type) implements Serializable {
  // Written out: what Java makes of records takes a new JVM milliseconds to link.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Value value && id == value.id && type == value.type;
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return "%" + id;
  }
}
