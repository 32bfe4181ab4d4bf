/**
 * The gallery: one short class per idea, each found by name in {@link
 * io.github.quern.samples.Samples}. Takes an engine, gives a {@link
 * io.github.quern.samples.SampleResult}; prints nothing and knows only the public API. What all
 * share, data, timing and drawing, is in the packages below.
 */
package io.github.quern.samples;
