/**
 * The scalar CPU tier: programs as plain Java loops in classes generated at run time. Needs nothing
 * but a JVM, so it is there on every machine.
 */
package io.github.quern.cpu.scalar;
