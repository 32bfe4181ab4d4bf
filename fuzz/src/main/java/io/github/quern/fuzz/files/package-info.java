/** Files of any kind for the readers of CSV, NumPy and conformance cases. */
@NullMarked
package io.github.quern.fuzz.files;

import org.jspecify.annotations.NullMarked;
