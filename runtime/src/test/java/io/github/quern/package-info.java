/** Tests of the module as a whole. */
@NullMarked
package io.github.quern;

import org.jspecify.annotations.NullMarked;
