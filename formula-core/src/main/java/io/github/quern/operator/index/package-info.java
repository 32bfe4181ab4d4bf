/** The indices of a pair as terms, and terms that an index chooses. */
package io.github.quern.operator.index;
