@NullMarked
package io.github.quern.simplify;

import org.jspecify.annotations.NullMarked;
