/**
 * The reference interpreter: what a {@link io.github.quern.ir.Program} means, plainly and in double
 * precision. Every backend is compared with it, and with no other backend.
 */
package io.github.quern.interpret;
