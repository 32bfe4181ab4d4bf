/**
 * How the CPU tiers split a reduction over tiles and threads. The split depends on the sizes of the
 * call only, so the same input gives the same bits with any number of threads.
 */
package io.github.quern.cpu.parallel;
