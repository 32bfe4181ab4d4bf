/** Tests of the scalar tier. */
@NullMarked
package io.github.quern.cpu.scalar;

import org.jspecify.annotations.NullMarked;
