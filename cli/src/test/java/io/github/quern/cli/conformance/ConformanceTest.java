package io.github.quern.cli.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.quern.api.Engine;
import io.github.quern.parity.Tier;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

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
  List<DynamicNode> everyCasePasses() {
    return Tier.all(Engine.shared()).stream()
        .map(tier ->
            tier.isPresent()
                ? dynamicContainer(tier.name(), files(tier))
                : dynamicTest(tier.name(), tier::assumePresent))
        .toList();
  }

  private static List<DynamicContainer> files(Tier tier) {
    Runner runner = new Runner(tier.engine(), tier.options());
    List<DynamicContainer> files = new ArrayList<>();
    CASES.forEach((file, count) -> {
      List<DynamicNode> nodes = new ArrayList<>();
      cases(file).forEach(one -> nodes.add(test(runner, one)));
      nodes.add(
          dynamicTest("has " + count + " cases", () -> assertEquals(count, cases(file).size())));
      files.add(dynamicContainer(file, nodes));
    });
    return files;
  }

  /** A case that a tier refuses fails as well. */
  private static DynamicNode test(Runner runner, ConformanceCase one) {
    return dynamicTest(one.id(), () -> assertEquals(Outcome.passed(one.id()), runner.run(one)));
  }
}
