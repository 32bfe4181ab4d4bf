package io.github.quern.cli.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.cli.conformance.Outcome.Status;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/** The published cases, all of them, on every tier that is there. */
class ConformanceTest {
  /** How many cases each file has, so that none is lost. */
  private static final Map<String, Integer> CASES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("arithmetic", 73),
              Map.entry("batch", 19),
              Map.entry("complex", 32),
              Map.entry("constants_padding", 44),
              Map.entry("edge_values", 43),
              Map.entry("elementary", 77),
              Map.entry("float32", 16),
              Map.entry("gradients", 112),
              Map.entry("invalid", 209),
              Map.entry("kernelsolve", 13),
              Map.entry("ranges", 20),
              Map.entry("reduction_gradients", 18),
              Map.entry("reductions", 64),
              Map.entry("special", 9),
              Map.entry("tensor_algebra", 26),
              Map.entry("variables", 27),
              Map.entry("vector_ops", 29)));

  private static Path resource(String name) {
    try {
      URL url = ConformanceTest.class.getResource("/conformance/" + name);
      return Path.of(Objects.requireNonNull(url, name).toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<ConformanceCase> cases(String file) {
    return CaseFile.read(resource(file + ".json"));
  }

  @TestFactory
  Collection<DynamicNode> everyCasePasses(TestReporter reporter) {
    return Engine.shared().tiers().stream()
        .map(tier ->
            tier.unavailable()
                .<DynamicNode>map(reason -> missing(tier.name(), reason))
                .orElseGet(() -> dynamicContainer(tier.name(), nodes(tier.name(), reporter))))
        .toList();
  }

  private static DynamicNode missing(String tier, String reason) {
    return dynamicTest(tier, () -> Assumptions.abort(tier + ": " + reason));
  }

  private static List<DynamicNode> nodes(String tier, TestReporter reporter) {
    Runner runner = new Runner(Engine.shared(), CallOptions.DEFAULT.withBackend(tier));
    List<DynamicNode> files = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    CASES.forEach((file, count) -> {
      List<DynamicNode> nodes = new ArrayList<>();
      cases(file).forEach(one -> nodes.add(test(runner, one, outcomes)));
      nodes.add(
          dynamicTest("has " + count + " cases", () -> assertEquals(count, cases(file).size())));
      files.add(dynamicContainer(file, nodes));
    });
    files.add(dynamicTest("skips nothing", () -> requireNoSkips(tier, outcomes, reporter)));
    return files;
  }

  private static DynamicNode test(Runner runner, ConformanceCase one, List<Outcome> outcomes) {
    return dynamicTest(
        one.id(),
        () -> {
          Outcome outcome = runner.run(one);
          outcomes.add(outcome);
          Assumptions.assumeFalse(outcome.status() == Status.SKIPPED, outcome::toString);
          assertEquals(Outcome.passed(one.id()), outcome);
        });
  }

  /** Nothing is skipped: every case ran, and no tier refused any. */
  private static void requireNoSkips(String tier, List<Outcome> outcomes, TestReporter reporter) {
    Set<String> skipped =
        outcomes.stream()
            .filter(outcome -> outcome.status() == Status.SKIPPED)
            .peek(outcome -> reporter.publishEntry(outcome.id(), outcome.detail()))
            .map(Outcome::id)
            .collect(Collectors.toSet());
    reporter.publishEntry(
        tier, outcomes.size() + " cases, of which " + skipped.size() + " were skipped");
    assertEquals(CASES.values().stream().mapToInt(Integer::intValue).sum(), outcomes.size());
    assertEquals(Set.of(), skipped);
  }
}
