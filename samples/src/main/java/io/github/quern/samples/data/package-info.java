/**
 * The data of the samples: sets that come with them, and points that are drawn with a seed. Gives
 * tensors and plain arrays; knows no sample.
 */
package io.github.quern.samples.data;
