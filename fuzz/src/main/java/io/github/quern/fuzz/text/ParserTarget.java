package io.github.quern.fuzz.text;

import io.github.quern.api.Genred;
import io.github.quern.formula.Formula;
import io.github.quern.formula.FormulaException;
import io.github.quern.formula.Span;
import io.github.quern.formula.Subterms;
import io.github.quern.operator.Operators;
import io.github.quern.text.FormulaParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the parser must do with any text: give a formula whose own text is read as the same formula
 * again, or a {@link FormulaException} that points into the text. The last line of an input is the
 * formula, the lines before are aliases.
 */
public final class ParserTarget {
  /** Beyond it, the program of a formula is not made: that takes more time than parsing. */
  private static final int MOST_COMPONENTS = 2_000;

  private static final int LONGEST_MESSAGE = 2_000;

  private ParserTarget() {}

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] data) {
    check(new String(data, StandardCharsets.UTF_8));
  }

  /**
   * Reads an input.
   *
   * @return the formula, if it is one
   * @throws AssertionError if the parser does what it must not
   */
  public static Optional<Formula> check(String input) {
    List<String> lines = input.lines().toList();
    List<String> aliases = lines.isEmpty() ? lines : lines.subList(0, lines.size() - 1);
    String text = lines.isEmpty() ? "" : lines.getLast();
    FormulaParser parser = new FormulaParser(Operators.standard());
    for (int ordinal = 0; ordinal < aliases.size(); ordinal++) {
      try {
        parser.declare(aliases.get(ordinal), ordinal);
      } catch (FormulaException refusal) {
        requireGood(refusal, aliases.get(ordinal));
        return Optional.empty();
      }
    }
    try {
      Formula formula = parser.parse(text);
      requireFixedPoint(formula, parser);
      requireProgram(formula, text, aliases);
      return Optional.of(formula);
    } catch (FormulaException refusal) {
      requireGood(refusal, text);
      return Optional.empty();
    }
  }

  private static void requireFixedPoint(Formula formula, FormulaParser parser) {
    String printed = formula.toString();
    if (printed.startsWith("#")) {
      // Too long for one expression: every term is written once, in a notation that is not parsed.
      return;
    }
    Formula again;
    try {
      again = parser.parse(printed);
    } catch (FormulaException refusal) {
      if (isBeyondLimits(refusal)) {
        return;
      }
      throw new AssertionError("its own text is refused: " + printed, refusal);
    }
    if (!again.equals(formula) || !again.toString().equals(printed)) {
      throw new AssertionError(printed + " is read as " + again);
    }
  }

  /** All parentheses are written, and derivatives worked out: that may be too deep or too long. */
  private static boolean isBeyondLimits(FormulaException refusal) {
    String sentence = refusal.sentence();
    return sentence.contains("levels deep")
        || sentence.contains("operators deep")
        || sentence.contains("the limit is");
  }

  /** Whatever is parsed can be simplified and made a program of, or is refused with a reason. */
  private static void requireProgram(Formula formula, String text, List<String> aliases) {
    long components = Subterms.of(formula).stream().mapToLong(Formula::dimension).sum();
    if (components > MOST_COMPONENTS) {
      return;
    }
    try {
      String program = Genred.of(text).aliases(aliases).axis(1).build().toString();
      require(!program.isEmpty(), "a reduction without a text");
    } catch (FormulaException refusal) {
      throw new AssertionError("parsed by itself, but refused in a reduction", refusal);
    } catch (IllegalArgumentException refusal) {
      require(isSentence(refusal.getMessage()), "an error without a sentence: " + refusal);
    }
  }

  private static void requireGood(FormulaException refusal, String text) {
    String message = String.valueOf(refusal.getMessage());
    require(isSentence(refusal.sentence()), "an error without a sentence: " + message);
    require(message.length() <= LONGEST_MESSAGE, "a message of " + message.length());
    Span span = refusal.span();
    if (span.isPresent()) {
      require(
          span.start() <= span.end() && span.end() <= text.length(),
          span + " is not within the " + text.length() + " characters: " + message);
      List<String> shown = message.lines().skip(1).limit(2).toList();
      require(
          shown.size() == 2 && shown.get(1).matches(" +\\^+"),
          "an error without a caret: " + message);
    }
  }

  private static boolean isSentence(@org.jspecify.annotations.Nullable String message) {
    return message != null && message.length() > 5 && !message.isBlank();
  }

  private static void require(boolean good, String complaint) {
    if (!good) {
      throw new AssertionError(complaint);
    }
  }
}
