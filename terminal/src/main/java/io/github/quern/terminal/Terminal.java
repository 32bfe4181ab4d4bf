package io.github.quern.terminal;

import java.util.List;
import java.util.Map;

/**
 * Which of the standard streams are shown on a terminal, and what it can do.
 *
 * @param out whether standard output is
 * @param err whether standard error is
 * @param colours whether colours are welcome there
 * @param redraws whether a line can be written again
 */
public record Terminal(boolean out, boolean err, boolean colours, boolean redraws) {
  /** No terminal: the streams are files, pipes, or unknown. */
  public static final Terminal NONE = new Terminal(false, false, false, false);

  /**
   * What the launcher says. Java itself cannot tell for each stream, so {@code scripts/lib} looks,
   * and tells by the system property {@code quern.terminal}, which names {@code out}, {@code err}
   * or both.
   *
   * @param streams the value of that property, empty if it is not set
   * @param environment the variables of the environment, of which {@code NO_COLOR} (see
   *     no-color.org) and {@code TERM} count
   */
  public static Terminal of(String streams, Map<String, String> environment) {
    List<String> names = List.of(streams.split(",", -1));
    String kind = environment.getOrDefault("TERM", "");
    boolean capable = !kind.isEmpty() && !kind.equals("dumb");
    boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Terminal(
        names.contains("out"), names.contains("err"), capable && !noColour, capable);
  }

  /** What the launcher and the environment of this JVM say. */
  public static Terminal ofThisJvm() {
    return of(System.getProperty("quern.terminal", ""), System.getenv());
  }

  /** How words of standard output are coloured. */
  public Paint paintOut() {
    return new Paint(out && colours);
  }

  /** How words of standard error are coloured. */
  public Paint paintErr() {
    return new Paint(err && colours);
  }

  /** Whether progress may be shown on standard error. */
  public boolean showsProgress() {
    return err && redraws;
  }
}
