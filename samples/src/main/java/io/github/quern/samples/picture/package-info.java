/**
 * Pictures of what samples found, as PNG files: charts with axes by XChart, and panels with
 * coloured fields, lines and dots. Takes plain arrays; knows no sample. Only drawing needs {@code
 * java.desktop}, so that samples run on a Java without it.
 */
package io.github.quern.samples.picture;
