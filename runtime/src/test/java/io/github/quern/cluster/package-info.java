/** Tests of clusters and of the patterns made from them. */
@NullMarked
package io.github.quern.cluster;

import org.jspecify.annotations.NullMarked;
