/**
 * Lists of named entries that are read by name, so that a formula loads the functions that it calls
 * and no others. Knows nothing of what the entries are.
 */
package io.github.quern.register;
