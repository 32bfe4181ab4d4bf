package io.github.quern.published;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What this build published, in a local repository of its own. */
final class Build {
  static final String GROUP = "io.github.quern";
  static final String VERSION = property("version");

  private Build() {}

  private static String property(String name) {
    return Objects.requireNonNull(
        System.getProperty("quern.published." + name),
        "Maven tells the tests of this module where it published; run ./mvnw -pl published -am"
            + " verify");
  }

  /** The folders of the libraries' modules. */
  static Stream<String> libraries() {
    return Stream.of("formula-core", "runtime", "tornado-kernels", "parity", "samples");
  }

  /** The repository that the artifacts were installed to. */
  static Path repository() {
    return Path.of(property("repository"));
  }

  /** The user's own repository, where the build finds what it needs. */
  static String cache() {
    return property("cache");
  }

  /** Whether Maven may not use the network; then it makes no SBOM. */
  static boolean isOffline() {
    return property("network").equals("offline true");
  }

  /** A file of an artifact, which must be there. */
  static Path file(String group, String artifact, String version, String suffix) {
    Path file =
        repository()
            .resolve(group.replace('.', '/'))
            .resolve(artifact)
            .resolve(version)
            .resolve(artifact + "-" + version + suffix);
    if (!Files.isRegularFile(file)) {
      throw new AssertionError("the build installed no " + file);
    }
    return file;
  }

  /** A file of one of the libraries. */
  static Path fileOf(String library, String suffix) {
    return file(GROUP, "quern-" + library, VERSION, suffix);
  }

  /** JBang, all in one jar. */
  static Path jbang() {
    return file("dev.jbang", "jbang-cli", property("jbang"), "-all.jar");
  }

  /** The program {@code java} that runs these tests. */
  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * Runs a command.
   *
   * @param folder where
   * @param environment more variables
   * @param status what it must end with
   * @return what it printed; what it wrote to the error stream is part of the message of a failure
   */
  static String run(Path folder, List<String> command, Map<String, String> environment, int status)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile(Repository.file("published/target"), "errors", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(status, process.waitFor(), () -> command + "\n" + printed + "\n" + textOf(errors));
    Files.delete(errors);
    return printed;
  }

  private static String textOf(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }
}
