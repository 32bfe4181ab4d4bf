/** Tests of the tier {@code simd}. */
@NullMarked
package io.github.quern.cpu.vector;

import org.jspecify.annotations.NullMarked;
