/**
 * How long the reduction of a sample takes on each tier, and how exact it is. Takes a {@link
 * io.github.quern.samples.measure.Workload}, gives a {@link
 * io.github.quern.samples.measure.Measurement}; knows no sample and prints nothing.
 */
package io.github.quern.samples.measure;
