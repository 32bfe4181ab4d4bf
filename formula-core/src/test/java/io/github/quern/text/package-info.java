@NullMarked
package io.github.quern.text;

import org.jspecify.annotations.NullMarked;
