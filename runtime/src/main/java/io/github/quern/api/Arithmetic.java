package io.github.quern.api;

import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;

/**
 * Whether a kernel's arithmetic is exact or fast.
 *
 * @param fast whether it is fast
 * @param reason which of both, and why, in a few words
 */
record Arithmetic(boolean fast, String reason) {
  /** What a kernel gets of what was asked for. */
  static Arithmetic of(Settings settings, Program program, Precision precision) {
    if (!settings.fastMath()) {
      return new Arithmetic(false, "exact");
    }
    if (precision == Precision.FLOAT64) {
      return new Arithmetic(false, "exact; fast maths is for float32 only");
    }
    if (program.uses(ValueType.DOUBLE)) {
      return new Arithmetic(
          false, "exact; fast maths is for float32 only, and sums are accumulated in float64");
    }
    if (!program.externalFunctions().isEmpty()) {
      return new Arithmetic(
          false,
          "exact; fast maths is for float32 only, and users' methods may use float64 inside");
    }
    return new Arithmetic(
        true, "fast on OpenCL and PTX devices of the tier tornado, exact elsewhere");
  }
}
