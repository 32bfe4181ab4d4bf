/** Tests of what samples share, which need no device. */
@NullMarked
package io.github.quern.samples.data;

import org.jspecify.annotations.NullMarked;
