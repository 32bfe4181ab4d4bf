package io.github.quern.fuzz;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A search that is guided by coverage: Jazzer, in a JVM of its own. Below {@code target/fuzz} it
 * keeps the inputs that reached new code, from which the next search starts, and the findings.
 */
final class JazzerRun {
  /** An input that takes longer is a finding. */
  private static final int SECONDS_PER_INPUT = 20;

  /** A search goes on after a finding, until there are so many different ones. */
  private static final int MOST_FINDINGS = 50;

  private static final int LONGEST_INPUT = 4096;

  private final Path folder;
  private final Class<?> target;

  /**
   * A search.
   *
   * @param name the folder in {@code target/fuzz}
   * @param target its static method {@code fuzzerTestOneInput} is called
   */
  JazzerRun(String name, Class<?> target) {
    this.folder = new Findings(name).folder();
    this.target = target;
  }

  /**
   * Searches.
   *
   * @param seeds the inputs to start from
   * @param dictionary words of inputs, as libFuzzer reads them
   * @param minutes how long
   * @return the findings, each a file whose content is the input
   */
  List<Path> search(List<byte[]> seeds, String dictionary, long minutes)
      throws IOException, InterruptedException {
    Path corpus = Files.createDirectories(folder.resolve("corpus"));
    Path starting = Files.createDirectories(folder.resolve("seeds"));
    Path findings = Files.createDirectories(folder.resolve("findings"));
    Path words = folder.resolve("dictionary");
    Files.writeString(words, dictionary);
    for (int number = 0; number < seeds.size(); number++) {
      Files.write(starting.resolve("seed-" + number), seeds.get(number));
    }
    Set<Path> earlier = files(findings);
    List<String> command = new ArrayList<>(java());
    command.addAll(
        List.of(
            "com.code_intelligence.jazzer.Jazzer",
            "--target_class=" + target.getName(),
            "--instrumentation_includes=io.github.quern.**",
            // It tries to have files elsewhere opened; the targets choose the files themselves.
            "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.FilePathTraversal",
            "--keep_going=" + MOST_FINDINGS,
            "--reproducer_path=" + findings,
            "-artifact_prefix=" + findings + File.separator,
            "-max_total_time=" + TimeUnit.MINUTES.toSeconds(minutes),
            "-timeout=" + SECONDS_PER_INPUT,
            "-max_len=" + LONGEST_INPUT,
            "-rss_limit_mb=4096",
            "-dict=" + words,
            "-print_final_stats=1",
            corpus.toString(),
            starting.toString()));
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    Set<Path> found = files(findings);
    found.removeAll(earlier);
    found.removeIf(file -> file.toString().endsWith(".java"));
    if (status != 0 && found.isEmpty()) {
      throw new IllegalStateException("Jazzer ended with status " + status + ".");
    }
    return List.copyOf(found);
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx1g",
        "-XX:+EnableDynamicAgentLoading",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        System.getProperty("java.class.path"));
  }

  private static Set<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
