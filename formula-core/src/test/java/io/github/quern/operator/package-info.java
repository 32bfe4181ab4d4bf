@NullMarked
package io.github.quern.operator;

import org.jspecify.annotations.NullMarked;
