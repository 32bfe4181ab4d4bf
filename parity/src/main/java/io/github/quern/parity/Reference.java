package io.github.quern.parity;

import io.github.quern.data.Tensor;
import java.util.List;
import java.util.function.Supplier;

/**
 * What gives the right results.
 *
 * @param name what people call it
 * @param results computes them
 */
record Reference(String name, Supplier<List<Tensor>> results) {}
