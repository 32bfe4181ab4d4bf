/**
 * Numbers in files: CSV and NumPy's {@code .npy}, with errors that name file, line and column.
 * Knows no formulas and no options.
 */
package io.github.quern.cli.io;
