/** Operators that act on each component by itself, and the arithmetic that derivatives use. */
package io.github.quern.operator.scalar;
