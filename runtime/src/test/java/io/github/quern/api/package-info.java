/** Tests of what users call. */
@NullMarked
package io.github.quern.api;

import org.jspecify.annotations.NullMarked;
