/**
 * Reductions that use the results of others, and their derivatives.
 *
 * <p>The gradient of a sum is a sum again, but that of LogSumExp needs the maximum and the sum of
 * its own first. A {@link io.github.quern.graph.ReductionGraph} holds such chains of stages;
 * reverse and forward mode turn a graph into another one, so derivatives of any order are graphs.
 * What a stage computes for one pair is an ordinary formula, differentiated by {@code derivative}.
 */
package io.github.quern.graph;
