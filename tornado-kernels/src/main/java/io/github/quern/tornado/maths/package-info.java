/**
 * Elementary functions that kernels call where a device's own ones are too inexact. Takes numbers,
 * gives numbers; knows neither kernels nor TornadoVM, and does what all of its backends can
 * compile.
 */
@org.jspecify.annotations.NullMarked
package io.github.quern.tornado.maths;
