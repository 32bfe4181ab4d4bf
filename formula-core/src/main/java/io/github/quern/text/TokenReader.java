package io.github.quern.text;

import io.github.quern.formula.Category;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.FormulaException;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A cursor over the tokens of one text, with what formulas and aliases read alike. */
class TokenReader {
  private final String text;
  private final List<Token> tokens;
  private int position;

  TokenReader(String text) {
    this.text = text;
    this.tokens = Tokenizer.tokenize(text);
  }

  final String text() {
    return text;
  }

  final Token peek() {
    return tokens.get(position);
  }

  final Token next() {
    Token token = tokens.get(position);
    if (token.kind() != Token.Kind.END) {
      position++;
    }
    return token;
  }

  final boolean skip(String symbol) {
    boolean found = peek().is(symbol);
    if (found) {
      position++;
    }
    return found;
  }

  final Token expect(String symbol, String where) {
    Token token = peek();
    if (!token.is(symbol)) {
      throw fail(
          token.span(), "Expected '" + symbol + "' " + where + ", found " + token.describe() + ".");
    }
    return next();
  }

  final FormulaException fail(Span span, String sentence, String... hints) {
    return new FormulaException(sentence, text, span, List.of(hints));
  }

  static Optional<Category> category(String keyword) {
    for (Category category : Category.values()) {
      if (category.keyword().equals(keyword)) {
        return Optional.of(category);
      }
    }
    return Optional.empty();
  }

  /** Whether a word introduces a variable. */
  static boolean isVariableKeyword(String word) {
    return word.equals("Var") || category(word).isPresent();
  }

  /**
   * Reads what follows {@code Vi}, {@code Vj}, {@code Pm} or {@code Var}: the parenthesised
   * numbers.
   *
   * @param keyword the word just read
   * @param ordinal the position where none is stated, or -1 if it must be stated
   * @param name the alias that is being declared, or null
   */
  final Variable variable(Token keyword, int ordinal, @Nullable String name) {
    expect("(", "after '" + keyword.text() + "'");
    int[] numbers = new int[3];
    int count = 0;
    do {
      if (count == numbers.length) {
        throw fail(peek().span(), notation(keyword, ordinal) + " has no further number.");
      }
      numbers[count++] = wholeNumber("a whole number in " + notation(keyword, ordinal));
    } while (skip(","));
    Span span = keyword.span().to(expect(")", "after the numbers of a variable").span());
    try {
      return variable(keyword, ordinal, name, Arrays.copyOf(numbers, count), span);
    } catch (DimensionException e) {
      throw fail(span, e.sentence());
    }
  }

  private Variable variable(
      Token keyword, int ordinal, @Nullable String name, int[] numbers, Span span) {
    Optional<Category> category = category(keyword.text());
    if (category.isEmpty()) {
      Optional<Category> coded =
          numbers.length == 3
              ? Arrays.stream(Category.values())
                  .filter(candidate -> candidate.code() == numbers[2])
                  .findFirst()
              : Optional.empty();
      if (coded.isEmpty()) {
        throw fail(
            span,
            "Var needs a position, a dimension and a category: Var(position, dimension, 0 for Vi,"
                + " 1 for Vj or 2 for Pm).");
      }
      return placed(numbers[0], numbers[1], coded.get(), name, span);
    }
    if (numbers.length == 2) {
      return placed(numbers[0], numbers[1], category.get(), name, span);
    }
    if (numbers.length == 1 && ordinal >= 0) {
      return placed(ordinal, numbers[0], category.get(), name, span);
    }
    throw fail(span, "Expected " + notation(keyword, ordinal) + ".");
  }

  private Variable placed(
      int at, int dimension, Category category, @Nullable String name, Span span) {
    if (at < 0) {
      throw fail(span, "The position of a variable cannot be negative; it is " + at + ".");
    }
    return new Variable(at, dimension, category, name, span);
  }

  private static String notation(Token keyword, int ordinal) {
    String word = keyword.text();
    return word.equals("Var")
        ? "Var(position, dimension, category)"
        : ordinal >= 0
            ? word + "(dimension) or " + word + "(position, dimension)"
            : word + "(position, dimension)";
  }

  private int wholeNumber(String what) {
    boolean negative = skip("-");
    Token token = peek();
    if (token.kind() != Token.Kind.INTEGER) {
      throw fail(token.span(), "Expected " + what + ", found " + token.describe() + ".");
    }
    next();
    long value = literal(token);
    if (value > Integer.MAX_VALUE) {
      throw fail(token.span(), "The number " + token.text() + " is too large here.");
    }
    return (int) (negative ? -value : value);
  }

  final long literal(Token token) {
    try {
      return Long.parseLong(token.text());
    } catch (NumberFormatException e) {
      throw fail(
          token.span(), "The number is too large; literals go up to " + Long.MAX_VALUE + ".");
    }
  }
}
