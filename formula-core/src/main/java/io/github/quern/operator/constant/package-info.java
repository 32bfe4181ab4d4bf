/** Numbers and constant vectors. */
package io.github.quern.operator.constant;
