package io.github.quern.backend;

import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import java.io.Serializable;
import java.util.Objects;

/**
 * What a backend compiles. Equal specs may share one compiled kernel.
 *
 * @param program the kernel
 * @param precision the type of inputs, outputs and arithmetic
 * @param fastMath whether elementary functions may be less exact where that is faster; tiers that
 *     have nothing faster compute as ever
 */
public record KernelSpec(Program program, Precision precision, boolean fastMath)
    implements Serializable {
  /** A kernel with exact arithmetic. */
  public KernelSpec(Program program, Precision precision) {
    this(program, precision, false);
  }

  /** Written out: what Java makes of records takes a new JVM milliseconds to link. */
  @Override
  public int hashCode() {
    return Objects.hash(program, precision, fastMath);
  }

  /**
   * Whether some of its arithmetic is in double precision: that of float64 data, of sums that are
   * accumulated in float64, or of a user's function that has no version for floats.
   */
  public boolean computesInDouble() {
    return precision == Precision.FLOAT64
        || program.uses(ValueType.DOUBLE)
        || program.externalFunctions().stream()
            .anyMatch(function -> function.version(precision).getReturnType() == double.class);
  }
}
