package io.github.quern.cli.documentation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Commands that a page shows, run where {@code scripts} and {@code samples} are. */
final class ShellBlock {
  private static final String QUERN = "scripts/quern";

  /** What other commands begin with: they build Quern, or need what is not on every machine. */
  private static final Set<String> LEFT_TO_OTHERS =
      Set.of(
          "./mvnw",
          "scripts/bench",
          "scripts/bundle",
          "scripts/site",
          "scripts/jshell",
          "scripts/reproducible",
          "java",
          "jbang",
          "mvn",
          "sdk",
          "export");

  private static final Pattern COMMENT = Pattern.compile("\\s+#\\s.*");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  /** Times, and what differs between machines. */
  private static final Pattern VARYING =
      Pattern.compile("[0-9.]+ ms|\\d+ threads?|vectors of \\d+ bits");

  private ShellBlock() {}

  /**
   * Runs the commands of a block that call {@code quern}.
   *
   * @return what the last one of them printed
   * @throws AssertionError if one fails, or is neither run nor known
   */
  static String run(String block, Path folder) throws IOException, InterruptedException {
    String printed = "";
    for (String line : block.replaceAll("\\\\\n\\s*", " ").split("\n", -1)) {
      String command = COMMENT.matcher(line).replaceFirst("").strip();
      if (command.isEmpty() || command.startsWith("#")) {
        continue;
      }
      List<String> words = words(command);
      if (words.getFirst().equals(QUERN)) {
        printed = quern(words.subList(1, words.size()), folder);
      } else if (!LEFT_TO_OTHERS.contains(words.getFirst())) {
        throw new AssertionError("nobody tries this command: " + command);
      }
    }
    return printed;
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          words.add(matcher.group(group));
        }
      }
    }
    return words;
  }

  private static String quern(List<String> arguments, Path folder)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.quern.cli.Main"));
    command.addAll(arguments);
    Path errors = folder.resolve("errors.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new AssertionError(
          "quern " + arguments + " ended with " + status + ": " + Files.readString(errors));
    }
    return printed;
  }

  /** A text without times and numbers of threads, which no two runs share. */
  static String comparable(String text) {
    return VARYING.matcher(text.stripIndent()).replaceAll("…").strip();
  }
}
