@NullMarked
package io.github.quern.formula;

import org.jspecify.annotations.NullMarked;
