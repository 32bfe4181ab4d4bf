/** Tests of all stages together, and of the order of the packages. */
@NullMarked
package io.github.quern;

import org.jspecify.annotations.NullMarked;
