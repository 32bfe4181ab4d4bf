/** Tests of the choice of a tier, over pretended ones. */
@NullMarked
package io.github.quern.plan;

import org.jspecify.annotations.NullMarked;
