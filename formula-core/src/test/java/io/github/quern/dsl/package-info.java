@NullMarked
package io.github.quern.dsl;

import org.jspecify.annotations.NullMarked;
