/** Tests of the kernel cache. */
@NullMarked
package io.github.quern.cache;

import org.jspecify.annotations.NullMarked;
