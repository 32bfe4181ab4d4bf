/** Tests of tensors, shapes and the checks of arguments. */
@NullMarked
package io.github.quern.data;

import org.jspecify.annotations.NullMarked;
