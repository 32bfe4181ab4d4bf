/**
 * What the tests of all modules share: random formulas and inputs, independent definitions of the
 * operators, comparison of numbers. Nothing here needs JUnit.
 */
@NullMarked
package io.github.quern.testing;

import org.jspecify.annotations.NullMarked;
