@NullMarked
package io.github.quern.lower;

import org.jspecify.annotations.NullMarked;
