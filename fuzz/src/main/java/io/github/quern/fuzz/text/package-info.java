/** Texts of any kind as aliases and formulas. */
@NullMarked
package io.github.quern.fuzz.text;

import org.jspecify.annotations.NullMarked;
