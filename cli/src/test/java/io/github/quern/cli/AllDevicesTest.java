package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The option {@code --all-devices}. */
class AllDevicesTest {
  private static final List<String> SUM =
      List.of(
          "--formula=Exp(-SqDist(X,Y)) * IndexI()",
          "--alias=X = Vi(3)",
          "--alias=Y = Vj(3)",
          "--axis=1");

  @TempDir Path folder = Path.of("");

  /** A file of so many random points. */
  private Path points(String name, int rows) throws IOException {
    Random random = new Random(rows);
    return Files.writeString(
        folder.resolve(name),
        IntStream.range(0, rows)
            .mapToObj(
                _ -> random.nextDouble() + "," + random.nextDouble() + "," + random.nextDouble())
            .collect(Collectors.joining("\n")));
  }

  /** The words of {@code quern run} for 300 rows and 200 columns. */
  private List<String> run(String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("run"));
    words.addAll(SUM);
    words.add("--arg=X=" + points("x.csv", 300));
    words.add("--arg=Y=" + points("y.csv", 200));
    words.addAll(List.of(more));
    return words;
  }

  private static Quern here(List<String> words) {
    return Quern.run(words.toArray(String[]::new));
  }

  @Test
  void onTheCpuTheyAreTheOneDeviceThatThereIs() throws IOException {
    Quern one = here(run("--backend=scalar"));
    assertEquals(300, one.out().lines().count(), one.err());
    assertEquals(one, here(run("--backend=scalar", "--all-devices")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "explain", "bench", "conformance", "sample"})
  void allOfThemAndOneExcludeEachOther(String command) {
    List<String> words = new ArrayList<>(List.of(command, "--all-devices", "--device=0"));
    switch (command) {
      case "conformance" -> words.add(Path.of("src/test/resources/conformance").toString());
      case "sample" -> words.add("gaussian");
      default -> words.addAll(SUM);
    }
    assertEquals(
        new Quern(
            2,
            "",
            "quern: --all-devices takes every device of the tier, --device only one of them; give"
                + " one of the two options.\nTry 'quern "
                + command
                + " --help'.\n"),
        here(words));
  }

  /** PoCL shows the processor as two devices, if asked. */
  @Test
  @EnabledIfEnvironmentVariable(
      named = "TORNADOVM_HOME",
      matches = ".+",
      disabledReason = "No TornadoVM SDK found: there are no several devices.")
  void theDevicesOfTornadoShareTheRows() throws IOException, InterruptedException {
    Path one = folder.resolve("one.csv");
    Path all = folder.resolve("all.csv");
    inNewJvm(run("--backend=tornado", "--device=1", "--out=" + one));
    JsonNode json =
        JsonMapper.shared()
            .readTree(
                inNewJvm(run("--backend=tornado", "--all-devices", "--out=" + all, "--json")));
    String devices = json.path("device").asString();
    assertTrue(devices.matches(".+; .+"), devices);
    assertEquals(300, Files.readAllLines(all).size());
    assertEquals(-1, Files.mismatch(one, all), "the rows are those of a single device");
  }

  /** What a command prints that sees two devices. */
  private String inNewJvm(List<String> words) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of(System.getenv("TORNADOVM_HOME"), "tornado-argfile"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(words);
    Path errors = folder.resolve("errors.txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("POCL_DEVICES", "pthread pthread");
    Process process = builder.start();
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    String problems = Files.readString(errors);
    assumeTrue(!problems.contains("has no device 1"), "PoCL shows no second device: " + problems);
    assertEquals(0, status, problems);
    return printed;
  }
}
