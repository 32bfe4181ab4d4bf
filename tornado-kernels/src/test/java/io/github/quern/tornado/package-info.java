/** Tests of the TornadoVM tier where there is no TornadoVM. */
@NullMarked
package io.github.quern.tornado;

import org.jspecify.annotations.NullMarked;
