/** Some thousands of inputs, and what was found by more of them. */
@NullMarked
package io.github.quern.fuzz.files;

import org.jspecify.annotations.NullMarked;
