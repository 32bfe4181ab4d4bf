@NullMarked
package io.github.quern.derivative;

import org.jspecify.annotations.NullMarked;
