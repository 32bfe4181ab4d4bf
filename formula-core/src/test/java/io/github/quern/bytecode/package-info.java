@NullMarked
package io.github.quern.bytecode;

import org.jspecify.annotations.NullMarked;
