/**
 * The vocabulary of kernels: values, instructions, blocks, and the {@link
 * io.github.quern.ir.Program} they make up.
 *
 * <p>Lives here: the sealed instruction records, the builder that operators and reductions write
 * them with, the verifier and the printer. Takes nothing from other packages; gives every backend
 * the one thing that it emits from. It knows no formulas, no devices and no class files.
 */
package io.github.quern.ir;
