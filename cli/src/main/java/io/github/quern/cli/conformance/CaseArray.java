package io.github.quern.cli.conformance;

import io.github.quern.data.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An array in a case file.
 *
 * @param shape its sizes
 * @param data its entries, row-major, or null if any will do
 */
record CaseArray(Shape shape, @Nullable List<Double> data) {}
