package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchCommandTest {
  private static Quern bench(String formula, String... more) {
    return Quern.runWithDefaults(
        List.of(
            "bench",
            "--formula=" + formula,
            "--alias=X = Vi(3)",
            "--alias=Y = Vj(3)",
            "--backend=scalar",
            "--threads=1",
            "--seed=5"),
        Map.of("--axis", "1", "--m", "100", "--n", "50", "--repeat", "3"),
        more);
  }

  private static JsonNode json(Quern quern) {
    assertEquals(0, quern.status(), quern.err());
    assertEquals(1, quern.out().lines().count(), quern.out());
    return JsonMapper.shared().readTree(quern.out());
  }

  @Test
  void oneJsonObjectOnOneLineWithExactlyTheseKeys() {
    JsonNode json = json(bench("Exp(-SqDist(X,Y))", "--json", "--dtype", "float32"));
    assertEquals(
        Set.of(
            "backend",
            "device",
            "m",
            "n",
            "first_ms",
            "median_ms",
            "min_ms",
            "gpairs_per_s",
            "max_rel_error",
            "jvm",
            "threads"),
        Set.copyOf(json.propertyNames()));
    assertEquals("scalar", json.path("backend").asString());
    assertTrue(json.path("device").isString());
    assertTrue(json.path("jvm").isString());
    assertEquals(100, json.path("m").intValue());
    assertEquals(50, json.path("n").intValue());
    assertEquals(1, json.path("threads").intValue());
    assertTrue(json.path("first_ms").doubleValue() > 0);
    assertTrue(json.path("min_ms").doubleValue() <= json.path("median_ms").doubleValue());
    assertEquals(
        100 * 50 / json.path("median_ms").doubleValue() / 1e6,
        json.path("gpairs_per_s").doubleValue(),
        1e-12);
    // 50 terms of at most 1 in single precision.
    assertTrue(json.path("max_rel_error").doubleValue() < 1e-6);
    assertTrue(json.path("max_rel_error").doubleValue() > 0);
  }

  @Test
  void everyCallIsHeardOfOnce() {
    Genred reduction = Genred.of("SqDist(X,Y)").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    List<Integer> heard = new ArrayList<>();
    new Bench(5, 7, DType.FLOAT64, 3, 1)
        .run(() -> reduction, CallOptions.DEFAULT.withBackend("scalar"), heard::add);
    // The first one, and three later ones.
    assertEquals(List.of(1, 2, 3, 4), heard);
  }

  @Test
  void entriesThatAreNanInBothCountAsEqual() {
    JsonNode json = json(bench("Log(X)", "--json"));
    assertTrue(json.path("max_rel_error").doubleValue() < 1e-12);
  }

  @Test
  void theOtherAxisAndFewRowsAreFine() {
    JsonNode json = json(bench("SqDist(X,Y)", "--json", "--axis", "0", "--n", "1"));
    assertEquals(1, json.path("n").intValue());
    assertTrue(json.path("max_rel_error").doubleValue() < 1e-12);
  }

  @Test
  void withoutJsonItIsTextForPeople() {
    Quern quern = bench("SqDist(X,Y)");
    assertEquals(0, quern.status(), quern.err());
    for (String start :
        List.of(
            "Formula: ",
            "Reduction: Sum over j (axis 1), M = 100, N = 50",
            "Backend: scalar, ",
            "First result: ",
            "Later calls: median ",
            "Speed: ",
            "Largest error: ",
            "JVM: ")) {
      assertTrue(quern.out().lines().anyMatch(line -> line.startsWith(start)), start);
    }
  }

  @Test
  void sizesBelowOneAreWrongUse() {
    for (String option : List.of("--m", "--n", "--repeat")) {
      Quern quern = bench("SqDist(X,Y)", option, "0");
      assertEquals(2, quern.status());
      assertEquals(
          "quern: Invalid value for option '"
              + option
              + "': at least 1 is needed.\nTry 'quern bench --help'.\n",
          quern.err());
    }
  }
}
