/** Tests of the emitted classes: what is in them, and what they compute on the CPU. */
@NullMarked
package io.github.quern.tornado.emit;

import org.jspecify.annotations.NullMarked;
