/**
 * Arrays with a shape and a type, over Java arrays and memory segments, and the checks of a call's
 * arguments that name the variable. Knows the formula vocabulary and no backend.
 */
package io.github.quern.data;
