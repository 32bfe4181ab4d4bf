/** Tests of the step that turns lambdas into classes. */
@org.jspecify.annotations.NullMarked
package io.github.quern.prelink;
