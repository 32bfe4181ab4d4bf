package io.github.quern.text;

import io.github.quern.formula.FormulaException;
import io.github.quern.formula.Span;
import java.util.ArrayList;
import java.util.List;

/** Splits a text into tokens; the last one is always {@link Token.Kind#END}. */
final class Tokenizer {
  private static final List<String> SYMBOLS =
      List.of(
          "**", "<=", ">=", "==", "!=", "(", ")", "[", "]", ",", "+", "-", "*", "/", "|", "<", ">",
          "=");

  private final String text;
  private int position;

  private Tokenizer(String text) {
    this.text = text;
  }

  static List<Token> tokenize(String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    List<Token> tokens = new ArrayList<>();
    do {
      tokens.add(tokenizer.next());
    } while (tokens.getLast().kind() != Token.Kind.END);
    return tokens;
  }

  private Token next() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    if (position == text.length()) {
      return new Token(Token.Kind.END, "", new Span(position, position));
    }
    char first = text.charAt(position);
    if (isLetter(first)) {
      return take(Token.Kind.NAME, endOfWord());
    }
    if (isDigit(first)) {
      return number();
    }
    for (String symbol : SYMBOLS) {
      if (text.startsWith(symbol, position)) {
        return take(Token.Kind.SYMBOL, position + symbol.length());
      }
    }
    throw unknownCharacter();
  }

  private Token number() {
    int end = position;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    boolean decimal = end < text.length() && text.charAt(end) == '.';
    if (decimal || (end < text.length() && isLetter(text.charAt(end)))) {
      while (end < text.length() && (isWordPart(text.charAt(end)) || text.charAt(end) == '.')) {
        end++;
      }
      String word = text.substring(position, end);
      throw new FormulaException(
          "'" + word + "' is not a whole number, and formulas have no other literals.",
          text,
          new Span(position, end),
          List.of(
              decimal
                  ? "Write a fraction, such as RatCst(5, 2) for 2.5, or pass the number as a"
                      + " parameter Pm(1)."
                  : "A product needs its sign, such as 2*x; names start with a letter."));
    }
    return take(Token.Kind.INTEGER, end);
  }

  private Token take(Token.Kind kind, int end) {
    Token token = new Token(kind, text.substring(position, end), new Span(position, end));
    position = end;
    return token;
  }

  private int endOfWord() {
    int end = position;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private FormulaException unknownCharacter() {
    int codePoint = text.codePointAt(position);
    String shown = Character.toString(codePoint);
    Span span = new Span(position, position + Character.charCount(codePoint));
    return new FormulaException(
        "The character '" + shown + "' has no meaning in a formula.",
        text,
        span,
        List.of("Operators are + - * / ** | < <= > >= == != and parentheses."));
  }

  private static boolean isLetter(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || character == '_';
  }

  private static boolean isDigit(char character) {
    return character >= '0' && character <= '9';
  }

  private static boolean isWordPart(char character) {
    return isLetter(character) || isDigit(character);
  }
}
