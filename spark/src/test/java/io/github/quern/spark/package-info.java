/** Tests of distributed reductions, in local mode and on a cluster of processes. */
@NullMarked
package io.github.quern.spark;

import org.jspecify.annotations.NullMarked;
