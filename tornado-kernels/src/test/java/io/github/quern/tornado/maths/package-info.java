/** Tests of elementary functions. */
@NullMarked
package io.github.quern.tornado.maths;

import org.jspecify.annotations.NullMarked;
