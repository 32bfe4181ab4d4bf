/**
 * The stage that rewrites formulas to cheaper equal ones, by named rules that one driver applies.
 *
 * <p>Takes and gives formulas; it never names {@code ir}. A rule is one entry of {@link
 * io.github.quern.simplify.Rules}, with an example that a test runs, and relies on no other rule.
 */
package io.github.quern.simplify;
