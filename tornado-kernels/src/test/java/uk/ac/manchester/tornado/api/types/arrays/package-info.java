/**
 * A stand-in for what generated kernels call of TornadoVM, so that tests can run them without it.
 */
@NullMarked
package uk.ac.manchester.tornado.api.types.arrays;

import org.jspecify.annotations.NullMarked;
