package io.github.quern.api;

import io.github.quern.formula.Variable;
import io.github.quern.ir.Output;
import java.util.Optional;

/**
 * One result of a pipeline.
 *
 * @param output its name, axes and type
 * @param source the output of a step that it is
 * @param like the argument whose shape it has; empty if it has a row for every row of the call
 */
record Delivery(Output output, Variable source, Optional<Variable> like) {}
