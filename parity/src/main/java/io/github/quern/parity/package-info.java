/**
 * Comparison of tiers in tests. {@link io.github.quern.parity.BackendParity} runs a formula on
 * every tier and compares the results with the double oracle, or any computations with another;
 * {@link io.github.quern.parity.ParityTest} runs a test once for every tier. Takes reductions and
 * their arguments, gives reports and failures of tests. Knows tiers by their names only.
 */
package io.github.quern.parity;
