package io.github.quern.terminal;

import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Colours words, or leaves them as they are.
 *
 * @param colours whether it colours
 */
public record Paint(boolean colours) {
  /** What is wrong. */
  public String bad(String text) {
    return with(text, Style.bold, Style.fg_red);
  }

  /** What is as it should be. */
  public String good(String text) {
    return with(text, Style.fg_green);
  }

  /** What is neither. */
  public String doubtful(String text) {
    return with(text, Style.fg_yellow);
  }

  /** A message in which lines of carets show where something is wrong. */
  public String carets(String message) {
    return message
        .lines()
        .map(line -> line.matches(" *\\^+ *") ? bad(line) : line)
        .collect(Collectors.joining("\n"));
  }

  private String with(String text, Style... styles) {
    return colours ? Style.on(styles) + text + Style.reset.on() : text;
  }
}
