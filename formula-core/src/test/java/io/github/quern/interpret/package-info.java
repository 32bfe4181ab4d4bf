@NullMarked
package io.github.quern.interpret;

import org.jspecify.annotations.NullMarked;
