/**
 * Operators on complex numbers. A vector of n of them has dimension 2n and holds re, im, re, im,
 * and so on; gradients are those of real functions of the 2n components.
 */
package io.github.quern.operator.complex;
