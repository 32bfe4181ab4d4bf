/**
 * The stage from text to formulas: tokens, the parser for KeOps' language, aliases, and the errors
 * that point into the text.
 *
 * <p>Takes strings and the list of functions; gives formulas and the arguments that they refer to.
 * It knows the formula vocabulary and no later stage.
 */
package io.github.quern.text;
