package io.github.quern.formula;

import java.util.List;

/**
 * A formula or an alias is wrong. The message is one sentence, the text with a caret line under the
 * part at fault, and, where there is more to say, what is allowed or was probably meant.
 */
public final class FormulaException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Longest stretch of a formula that a message shows of the fault, and on either side of it. */
  private static final int CONTEXT = 60;

  private final String sentence;
  private final transient Span span;

  /**
   * Describes the fault.
   *
   * @param sentence what is wrong
   * @param text the formula or alias as the user wrote it
   * @param span where the fault is
   * @param hints further lines, such as near names
   */
  public FormulaException(String sentence, String text, Span span, List<String> hints) {
    super(layout(sentence, text, span, hints));
    this.sentence = sentence;
    this.span = span;
  }

  /** What is wrong, without the text. */
  public String sentence() {
    return sentence;
  }

  /** Where the fault is. */
  public Span span() {
    return span == null ? Span.NONE : span;
  }

  private static String layout(String sentence, String text, Span span, List<String> hints) {
    StringBuilder message = new StringBuilder(sentence);
    if (span.isPresent()) {
      int from = span.start() > CONTEXT ? span.start() - CONTEXT : 0;
      int end = Math.min(span.end(), span.start() + CONTEXT);
      int to = Math.min(text.length(), Math.max(end, span.start() + 1) + CONTEXT);
      String lead = from > 0 ? "…" : "";
      String shown = text.substring(from, to).replaceAll("\\s", " ");
      int width = Math.max(1, end - span.start());
      message
          .append("\n  ")
          .append(lead)
          .append(shown)
          .append(to < text.length() ? "…" : "")
          .append("\n  ")
          .append(" ".repeat(lead.length() + span.start() - from))
          .append("^".repeat(width));
    }
    for (String hint : hints) {
      message.append('\n').append(hint);
    }
    return message.toString();
  }
}
