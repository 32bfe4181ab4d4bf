/**
 * Clusters of points, and the block-sparsity patterns made from them: what KeOps has in {@code
 * pykeops.numpy.cluster}. Takes tensors and labels, gives labels, sorted tensors and {@link
 * io.github.quern.data.Ranges}; knows no formula and no backend.
 *
 * <p>Where KeOps' functions are: {@code grid_cluster}, {@code sort_clusters}, {@code
 * cluster_ranges}, {@code cluster_centroids}, {@code cluster_ranges_centroids} and {@code
 * from_matrix} in {@link io.github.quern.cluster.Clusters} under the same names in Java's spelling;
 * {@code swap_axes} is {@link io.github.quern.data.Ranges#swapAxes}.
 */
package io.github.quern.cluster;
