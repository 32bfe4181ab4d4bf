@NullMarked
package io.github.quern.ir;

import org.jspecify.annotations.NullMarked;
