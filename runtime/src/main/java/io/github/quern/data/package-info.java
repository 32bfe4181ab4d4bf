/**
 * Arrays with a shape and a type, over Java arrays and memory segments, block-sparsity patterns,
 * and the checks of a call's arguments that name the variable or array. Knows the formula
 * vocabulary and, of backends, only the coverage that they take.
 */
package io.github.quern.data;
