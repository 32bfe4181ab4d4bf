package io.github.quern.text;

import io.github.quern.formula.Span;

/**
 * A word of the formula language.
 *
 * @param kind what it is
 * @param text its characters
 * @param span where it stands
 */
record Token(Kind kind, String text, Span span) {
  enum Kind {
    NAME,
    INTEGER,
    SYMBOL,
    END
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  /** What messages call it. */
  String describe() {
    return kind == Kind.END ? "the end of the text" : "'" + text + "'";
  }
}
