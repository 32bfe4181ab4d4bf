@NullMarked
package io.github.quern.operator.external;

import org.jspecify.annotations.NullMarked;
