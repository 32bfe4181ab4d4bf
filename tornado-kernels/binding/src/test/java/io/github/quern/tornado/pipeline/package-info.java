/** Tests of {@link io.github.quern.tornado.pipeline}, on TornadoVM's first device. */
@org.jspecify.annotations.NullMarked
package io.github.quern.tornado.pipeline;
