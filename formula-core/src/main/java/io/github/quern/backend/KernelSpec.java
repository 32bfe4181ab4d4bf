package io.github.quern.backend;

import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;

/**
 * What a backend compiles. Equal specs may share one compiled kernel.
 *
 * @param program the kernel
 * @param precision the type of inputs, outputs and arithmetic
 * @param fastMath whether elementary functions may be less exact where that is faster; tiers that
 *     have nothing faster compute as ever
 */
public record KernelSpec(Program program, Precision precision, boolean fastMath) {
  /** A kernel with exact arithmetic. */
  public KernelSpec(Program program, Precision precision) {
    this(program, precision, false);
  }
}
