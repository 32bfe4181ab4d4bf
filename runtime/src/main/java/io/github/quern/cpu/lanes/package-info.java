/**
 * Arithmetic on several output rows at once, one per lane, and the elementary functions made of it.
 *
 * <p>{@link io.github.quern.cpu.lanes.Lanes} emits one operation for all lanes. A vector kernel has
 * as many lanes as a register holds, a scalar kernel has one; whatever is written against the
 * interface does the same operations in the same order in both, so both give the same bits.
 */
package io.github.quern.cpu.lanes;
