package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs a main class in a JVM of its own, with TornadoVM. */
final class ChildJvm {
  private ChildJvm() {}

  /**
   * What the class prints; it must end well.
   *
   * @param main the class
   * @param flags more flags for java
   * @param environment more variables of the environment
   */
  static String run(Class<?> main, List<String> flags, Map<String, String> environment)
      throws IOException, InterruptedException {
    String home = Objects.requireNonNull(System.getenv("TORNADOVM_HOME"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of(home, "tornado-argfile"));
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
