@NullMarked
package io.github.quern.register;

import org.jspecify.annotations.NullMarked;
