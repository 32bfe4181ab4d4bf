/** Tests of the split over tiles and threads. */
@NullMarked
package io.github.quern.cpu.parallel;

import org.jspecify.annotations.NullMarked;
