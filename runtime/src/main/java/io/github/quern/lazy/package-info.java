/**
 * Symbolic matrices: {@link io.github.quern.lazy.LazyTensor} is the M × N matrix of the values of a
 * formula on given data, written with methods instead of as text and never stored. Arithmetic and
 * functions make further ones and compute nothing; reductions, products with vectors and chosen
 * entries compute. What KeOps calls by the same name.
 *
 * <p>The functions are in interfaces by topic, {@link io.github.quern.lazy.Arithmetic} and so on.
 */
package io.github.quern.lazy;
