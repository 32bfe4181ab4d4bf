/** Tests of the artifacts as their users get them. */
@org.jspecify.annotations.NullMarked
package io.github.quern.published;
