/**
 * What every tier has to fulfil, as tests to extend, and the tensors that tests are made with.
 * Published as a test jar.
 */
@NullMarked
package io.github.quern.contract;

import org.jspecify.annotations.NullMarked;
