/**
 * The list of all that a formula can call, {@link io.github.quern.operator.Operators}. The
 * operators themselves are in the packages below, one file each.
 *
 * <p>A new operator is one new file, in the package whose family it belongs to, and one line in the
 * list. It knows the formula and IR vocabularies and the operators that its derivative needs;
 * nothing else.
 */
package io.github.quern.operator;
