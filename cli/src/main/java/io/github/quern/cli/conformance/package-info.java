/**
 * Conformance cases: reading them, running them on a tier, and judging what came out. Takes a
 * folder of case files, gives one outcome per case; prints nothing.
 */
package io.github.quern.cli.conformance;
