/** Tests of lanes and of the functions made of them; the JVM needs the module of the Vector API. */
@org.jspecify.annotations.NullMarked
package io.github.quern.cpu.lanes;
