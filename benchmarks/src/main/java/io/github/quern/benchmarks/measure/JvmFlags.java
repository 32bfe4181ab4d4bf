package io.github.quern.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The flags of the JVMs in which Java is timed. This JVM may have been started with those of
 * TornadoVM, which choose another garbage collector and load more; only its own tier gets them.
 */
public final class JvmFlags {
  private static final String TORNADO = "tornado";

  /** Flags that the user wants besides, apart by spaces; the script sets it. */
  private static final String USERS = "QUERN_BENCH_JAVA_OPTS";

  private static final List<String> PLAIN = List.of("--add-modules", "jdk.incubator.vector");

  private JvmFlags() {}

  /** The flags of all JVMs but those of the tier {@code tornado}. */
  public static List<String> plain() {
    Stream<String> users =
        Optional.ofNullable(System.getenv(USERS)).stream()
            .flatMap(flags -> Stream.of(flags.split(" ", -1)))
            .filter(flag -> !flag.isBlank());
    return Stream.concat(PLAIN.stream(), users).toList();
  }

  /** Whether Java can read classes from an archive with the flags for a contender. */
  static boolean allowArchive(String contender) {
    return !contender.equals(TORNADO);
  }

  /** The flags for a contender, by its name. */
  static List<String> of(String contender) {
    return contender.equals(TORNADO)
        ? ManagementFactory.getRuntimeMXBean().getInputArguments()
        : plain();
  }
}
