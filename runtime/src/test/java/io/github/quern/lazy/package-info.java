/** Tests of symbolic matrices. */
@NullMarked
package io.github.quern.lazy;

import org.jspecify.annotations.NullMarked;
