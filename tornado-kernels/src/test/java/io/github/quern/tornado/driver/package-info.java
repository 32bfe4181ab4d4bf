/** Tests of the class that reads annotations for TornadoVM. */
@NullMarked
package io.github.quern.tornado.driver;

import org.jspecify.annotations.NullMarked;
