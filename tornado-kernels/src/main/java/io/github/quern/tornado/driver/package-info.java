/**
 * The border to TornadoVM: emitted classes go out, devices and compiled kernels come back. One
 * implementation calls TornadoVM; it is built only where an SDK is found.
 */
package io.github.quern.tornado.driver;
