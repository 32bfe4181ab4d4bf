/** Tests of {@link io.github.quern.tornado.samples}, on TornadoVM's first device. */
@org.jspecify.annotations.NullMarked
package io.github.quern.tornado.samples;
