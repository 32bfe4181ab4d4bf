package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code scripts/lib/launch.sh} tells Java of the terminal. */
class LauncherTest {
  @TempDir Path folder = Path.of("");

  /** A program in Java's place, which notes its arguments. */
  @BeforeEach
  void writeJava() throws IOException {
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho \"$@\" >'" + folder.resolve("arguments") + "'\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
    Files.writeString(
        folder.resolve("launch"),
        "unset TORNADOVM_HOME\nJAVA_HOME='%s'\n. '%s'\nquern_launch lib Main word\n"
            .formatted(folder, Repository.file("scripts/lib/launch.sh")));
  }

  private String terminal(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    List<String> arguments = List.of(Files.readString(folder.resolve("arguments")).split("\\s+"));
    assertTrue(arguments.containsAll(Set.of("Main", "word")), arguments::toString);
    return arguments.stream()
        .filter(word -> word.startsWith("-Dquern.terminal="))
        .findAny()
        .map(word -> word.substring(word.indexOf('=') + 1))
        .orElseThrow();
  }

  @Test
  void pipesAreNoTerminal() throws IOException, InterruptedException {
    assertEquals("", terminal("sh", "launch"));
  }

  @Test
  void eachStreamThatIsATerminalIsNamed() throws IOException, InterruptedException {
    // The program of util-linux, which runs a command on a terminal of its own.
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/script"))
            && Objects.equals(System.getProperty("os.name"), "Linux"),
        "needs util-linux' script");
    assertEquals("out,err", terminal("script", "-qec", "sh launch", "/dev/null"));
    assertEquals("out", terminal("script", "-qec", "sh launch 2>errors", "/dev/null"));
    assertEquals(",err", terminal("script", "-qec", "sh launch >output", "/dev/null"));
    assertEquals("", terminal("script", "-qec", "sh launch >output 2>errors", "/dev/null"));
  }
}
