/**
 * What a backend is: interfaces and records only. The runtime talks to every tier through them, and
 * finds those of other modules by {@link java.util.ServiceLoader}.
 */
package io.github.quern.backend;
