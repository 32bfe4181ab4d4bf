package io.github.quern.benchmarks.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a JVM did that was started for one call.
 *
 * @param millis how long the call took, in milliseconds
 * @param peakMib the sum of the peaks of all memory pools, in MiB
 */
record FreshJvm(double millis, double peakMib) {
  /** The first word of the line that {@link FirstCalls} prints; Java may print others. */
  static final String RESULT = "first-call";

  /**
   * Has a JVM archive the classes of such a call.
   *
   * @param folder where to
   * @return the flags of JVMs that read the archive
   * @throws BenchmarkException if that fails, as it does for classes that are in no jar
   */
  static List<String> archive(Task task, String tier, Path folder) {
    Path archive = folder.resolve(tier + ".jsa");
    run(task, tier, List.of("-XX:ArchiveClassesAtExit=" + archive));
    return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off", "-Xlog:aot=off");
  }

  /**
   * Starts a JVM for the first call of a tier.
   *
   * @param flags flags for Java besides those of the tier
   * @throws BenchmarkException if it fails
   */
  static FreshJvm run(Task task, String tier, List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JvmFlags.of(tier));
    command.addAll(flags);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            FirstCalls.class.getName(),
            task.workload().name(),
            tier,
            Integer.toString(task.m()),
            Integer.toString(task.n()),
            Integer.toString(task.threads())));
    Run run = Run.of(command, Map.of());
    List<String> results = run.output().lines().filter(line -> line.startsWith(RESULT)).toList();
    if (run.status() != 0 || results.size() != 1) {
      throw new BenchmarkException(
          "A fresh JVM failed with " + tier + " on " + task + ": " + run.output().strip());
    }
    String[] words = results.getFirst().split(" ", -1);
    return new FreshJvm(Double.parseDouble(words[1]), Double.parseDouble(words[2]));
  }
}
