/** What the documentation shows is run. */
@org.jspecify.annotations.NullMarked
package io.github.quern.cli.documentation;
