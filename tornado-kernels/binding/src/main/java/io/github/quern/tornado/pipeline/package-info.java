/**
 * Reductions as tasks of users' own TornadoVM task graphs. Takes a {@link
 * io.github.quern.api.Genred} and TornadoVM's arrays, gives tasks with their worker grids; nothing
 * is copied to the host. What runs a graph is the user's execution plan.
 */
package io.github.quern.tornado.pipeline;
