/** Tests of the command. */
@NullMarked
package io.github.quern.fuzz;

import org.jspecify.annotations.NullMarked;
