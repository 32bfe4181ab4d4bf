/** Tests of {@link io.github.quern.backend}. */
@org.jspecify.annotations.NullMarked
package io.github.quern.backend;
