/**
 * From programs to the class files that TornadoVM compiles for a device. Plain bytecode work: it
 * names TornadoVM's types and needs none of them.
 */
package io.github.quern.tornado.emit;
