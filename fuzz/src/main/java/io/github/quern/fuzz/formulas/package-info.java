/** Random calls of random formulas on all tiers, compared with what rounding allows. */
@NullMarked
package io.github.quern.fuzz.formulas;

import org.jspecify.annotations.NullMarked;
