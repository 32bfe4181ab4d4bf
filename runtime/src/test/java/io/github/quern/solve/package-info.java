/** Tests of linear systems and eigenpairs, against dense linear algebra. */
@NullMarked
package io.github.quern.solve;

import org.jspecify.annotations.NullMarked;
