/** Tests of files of numbers, good and broken; they need no device. */
@NullMarked
package io.github.quern.cli.io;

import org.jspecify.annotations.NullMarked;
