/** Tests that need a TornadoVM SDK and one device of any kind. */
@org.jspecify.annotations.NullMarked
package io.github.quern.tornado.binding;
