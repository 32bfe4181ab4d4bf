package io.github.quern.ir;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A private array of one output row: working memory, or part of the reduction's state.
 *
 * <p>Nothing is known of its content before the first write. An emitter may keep it in local
 * variables when every index into it is fixed.
 *
 * @param id unique within its program
 * @param name what listings call it
 * @param length number of entries, at least 1
 * @param type the type of the entries
 */
public record Array(int id, String name, int length, ValueType type) implements Serializable {
  /** Checks the parts. */
  public Array {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
    if (length < 1) {
      throw new IllegalArgumentException("length of array " + name + " is " + length);
    }
  }

  // Written out: what Java makes of records takes a new JVM milliseconds to link.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Array array
        && id == array.id
        && length == array.length
        && type == array.type
        && name.equals(array.name);
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return name + id;
  }
}
