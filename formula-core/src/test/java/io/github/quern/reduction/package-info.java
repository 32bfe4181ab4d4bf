@NullMarked
package io.github.quern.reduction;

import org.jspecify.annotations.NullMarked;
