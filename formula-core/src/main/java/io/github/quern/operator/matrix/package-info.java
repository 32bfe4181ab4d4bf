/** Operators that read a vector as a matrix, row after row. */
package io.github.quern.operator.matrix;
