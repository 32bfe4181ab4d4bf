/** Compiled kernels, kept by what they were compiled from. A cache belongs to an engine. */
package io.github.quern.cache;
