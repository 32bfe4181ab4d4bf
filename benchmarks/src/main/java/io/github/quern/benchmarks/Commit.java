package io.github.quern.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The version of the sources, as Git knows it. */
final class Commit {
  private static final String UNKNOWN = "unknown";

  private Commit() {}

  /** The short hash of the commit, with a remark if files differ from it. */
  static String of(Path folder) {
    String hash = git(folder, "rev-parse", "--short=12", "HEAD");
    if (hash.isEmpty()) {
      return UNKNOWN;
    }
    return git(folder, "status", "--porcelain", "--untracked-files=no").isEmpty()
        ? hash
        : hash + " with changes";
  }

  /** What Git says, or nothing if there is no Git or no repository. */
  private static String git(Path folder, String... words) {
    try {
      List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
      command.addAll(List.of(words));
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? said : "";
    } catch (IOException missing) {
      return "";
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
