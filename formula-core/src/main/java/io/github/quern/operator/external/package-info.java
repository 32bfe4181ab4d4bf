/** Operators that users make of their own Java methods. */
package io.github.quern.operator.external;
