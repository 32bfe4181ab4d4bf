/**
 * Puts generated classes where TornadoVM can read them: their names, and the class that answers for
 * them when TornadoVM looks for annotations.
 */
package io.github.quern.tornado.place;
