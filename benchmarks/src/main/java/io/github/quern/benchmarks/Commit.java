package io.github.quern.benchmarks;

import io.github.quern.benchmarks.measure.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(words));
    Run run = Run.of(command, Map.of());
    return run.status() == 0 ? run.output().strip() : "";
  }
}
