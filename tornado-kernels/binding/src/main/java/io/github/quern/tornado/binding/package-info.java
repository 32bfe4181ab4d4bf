/**
 * Devices, buffers, task graphs and execution plans of TornadoVM, behind {@link
 * io.github.quern.tornado.driver.TornadoDriver}. Nothing here knows formulas or IR.
 */
package io.github.quern.tornado.binding;
