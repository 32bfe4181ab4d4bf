/** Tests of what samples share, which need no device. */
@NullMarked
package io.github.quern.samples.measure;

import org.jspecify.annotations.NullMarked;
