/** Tests of the class that reads annotations for TornadoVM. */
@NullMarked
package io.github.quern.tornado.place;

import org.jspecify.annotations.NullMarked;
