package io.github.quern.ir;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The counter of a {@link Instruction.Loop}, running from 0 to {@code count - 1}.
 *
 * @param id unique within its program
 * @param count number of iterations, at least 1
 */
public record LoopVariable(int id, int count) implements Serializable {
  // Written out: what Java makes of records takes a new JVM milliseconds to link.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LoopVariable variable && id == variable.id && count == variable.count;
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return "k" + id;
  }
}
