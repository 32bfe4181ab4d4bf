package io.github.quern.cli.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.cli.conformance.Outcome.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The published cases, on every tier that is there; {@code not-yet.txt} names those left out, and
 * why.
 */
class ConformanceTest {
  /** How many cases of each file must pass; a new case or one more that passes changes a number. */
  private static final Map<String, Integer> PASSING =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("arithmetic", 73),
              Map.entry("batch", 18),
              Map.entry("complex", 32),
              Map.entry("constants_padding", 44),
              Map.entry("edge_values", 36),
              Map.entry("elementary", 77),
              Map.entry("float32", 15),
              Map.entry("gradients", 1),
              Map.entry("invalid", 209),
              Map.entry("kernelsolve", 13),
              Map.entry("ranges", 19),
              Map.entry("reduction_gradients", 2),
              Map.entry("reductions", 64),
              Map.entry("special", 8),
              Map.entry("tensor_algebra", 26),
              Map.entry("variables", 27),
              Map.entry("vector_ops", 29)));

  private static final Set<String> NOT_YET = notYet();

  private static Path resource(String name) {
    try {
      URL url = ConformanceTest.class.getResource("/conformance/" + name);
      return Path.of(Objects.requireNonNull(url, name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Set<String> notYet() {
    try (Stream<String> lines = Files.lines(resource("not-yet.txt"))) {
      return lines
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> {
            assertTrue(line.matches("\\S+ \\d+"), "an id and an issue: " + line);
            return line.substring(0, line.indexOf(' '));
          })
          .collect(Collectors.toSet());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static List<ConformanceCase> cases(String file) {
    return CaseFile.read(resource(file + ".json"));
  }

  @TestFactory
  Collection<DynamicNode> everyCasePassesOrIsNotYetPossible() {
    return Engine.shared().tiers().stream()
        .map(tier ->
            tier.unavailable()
                .<DynamicNode>map(reason -> missing(tier.name(), reason))
                .orElseGet(() -> dynamicContainer(tier.name(), files(tier.name()))))
        .toList();
  }

  private static DynamicNode missing(String tier, String reason) {
    return dynamicTest(tier, () -> Assumptions.abort(tier + ": " + reason));
  }

  private static List<DynamicContainer> files(String tier) {
    Runner runner = new Runner(Engine.shared(), CallOptions.DEFAULT.withBackend(tier));
    List<DynamicContainer> files = new ArrayList<>();
    PASSING.forEach((file, passing) -> {
      List<DynamicNode> nodes = new ArrayList<>();
      cases(file).forEach(one -> nodes.add(test(runner, one)));
      nodes.add(
          dynamicTest(
              "has " + passing + " cases that pass",
              () ->
                  assertEquals(
                      passing.longValue(),
                      cases(file).stream().filter(one -> !NOT_YET.contains(one.id())).count())));
      files.add(dynamicContainer(file, nodes));
    });
    return files;
  }

  private static DynamicNode test(Runner runner, ConformanceCase one) {
    return NOT_YET.contains(one.id())
        ? dynamicTest(
            "not yet: " + one.id(),
            () ->
                assertNotEquals(
                    Status.PASSED,
                    runner.run(one).status(),
                    "it passes now: take it off not-yet.txt"))
        : dynamicTest(one.id(), () -> assertEquals(Outcome.passed(one.id()), runner.run(one)));
  }

  @Test
  void everyIdThatIsLeftOutIsThere() {
    Set<String> unknown = new HashSet<>(NOT_YET);
    PASSING.keySet().forEach(file -> cases(file).forEach(one -> unknown.remove(one.id())));
    assertEquals(Set.of(), unknown);
  }
}
