/** Tests of the samples, which need no device. */
@NullMarked
package io.github.quern.samples;

import org.jspecify.annotations.NullMarked;
