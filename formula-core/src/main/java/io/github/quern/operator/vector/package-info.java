/** Operators that combine, select or rearrange the components of vectors. */
package io.github.quern.operator.vector;
