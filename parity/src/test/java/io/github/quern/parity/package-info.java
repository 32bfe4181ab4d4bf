/** Tests of the kit, with results that are wrong on purpose. */
@org.jspecify.annotations.NullMarked
package io.github.quern.parity;
