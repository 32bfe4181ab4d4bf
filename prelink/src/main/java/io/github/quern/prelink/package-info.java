/**
 * A step of the build, which links lambdas and pattern switches. A new JVM would link each of them
 * when it first gets there: a class of its own that is in the jar takes less than half the time of
 * what {@code LambdaMetafactory} makes, and a first call has more than a hundred.
 */
@org.jspecify.annotations.NullMarked
package io.github.quern.prelink;
