package io.github.quern.backend;

import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;

/**
 * What a backend compiles. Equal specs may share one compiled kernel.
 *
 * @param program the kernel
 * @param precision the type of inputs, outputs and arithmetic
 */
public record KernelSpec(Program program, Precision precision) {}
