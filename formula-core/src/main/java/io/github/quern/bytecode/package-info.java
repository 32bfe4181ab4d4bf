/**
 * From IR blocks to class-file instructions, shared by every emitter: arithmetic, locals, loops.
 * How inputs are reached and which method computes a function is left to a {@link
 * io.github.quern.bytecode.Target}.
 */
package io.github.quern.bytecode;
