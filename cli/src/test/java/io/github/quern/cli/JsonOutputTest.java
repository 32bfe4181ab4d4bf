package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.samples.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What programs read; {@link JsonKeys} compares the keys with the documentation. */
class JsonOutputTest {
  private static final String[] NEAREST = {
    "--formula=SqDist(X,Y)",
    "--alias=X = Vi(1)",
    "--alias=Y = Vj(1)",
    "--reduction=Min_ArgMin",
    "--axis=1",
    "--backend=scalar"
  };

  @TempDir Path folder = Path.of("");

  private static Quern run(String command, String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of(words));
    all.addAll(List.of(more));
    return Quern.run(all.toArray(String[]::new));
  }

  private static List<String> texts(JsonNode array, String key) {
    return array.valueStream().map(one -> one.path(key).asString()).toList();
  }

  private String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return file.toString();
  }

  @Test
  void runTellsWhatItWroteWhereAndHowLongItTook() throws IOException {
    String x = file("x.csv", "0\n10\n");
    String y = file("y.csv", "1\n9\n12\n");
    String values = folder.resolve("values.npy").toString();
    String places = folder.resolve("places.csv").toString();
    Quern quern =
        run(
            "run",
            NEAREST,
            "--arg=X=" + x,
            "--arg=Y=" + y,
            "--out=" + values,
            "--out=" + places,
            "--json");
    JsonNode json = JsonKeys.read(quern, "quern run");
    assertEquals("scalar", json.path("backend").asString());
    assertTrue(json.path("call_ms").doubleValue() > 0);
    JsonNode results = json.path("results");
    assertEquals(List.of(values, places), texts(results, "file"));
    assertEquals(List.of("float64", "int64"), texts(results, "dtype"));
    assertEquals("[2,1]", results.path(0).path("shape").toString());
    assertEquals("0\n1\n", Files.readString(Path.of(places)));
  }

  @Test
  void jsonAndTheResultItselfDoNotGoTogether() {
    Quern quern = run("run", NEAREST, "--arg=X=1", "--arg=Y=1", "--json");
    assertEquals(2, quern.status());
    assertEquals("", quern.out());
    assertEquals(
        "quern: --json says what was written to files, so it needs --out FILE; without it, the"
            + " result itself is printed, as CSV.\nTry 'quern run --help'.\n",
        quern.err());
  }

  @Test
  void explainHasTheSameAsItsText() {
    String text = run("explain", NEAREST).out();
    JsonNode json = JsonKeys.read(run("explain", NEAREST, "--json"), "quern explain");
    assertEquals("scalar", json.path("backend").asString());
    assertEquals(1, json.path("dimension").intValue());
    assertEquals("Min_ArgMin over j (axis 1)", json.path("reduction").asString());
    assertEquals("0: X = Vi(1)", json.path("arguments").path(0).asString());
    for (String key : List.of("formula", "operations", "arithmetic", "device")) {
      assertTrue(text.contains(json.path(key).asString()), key);
    }
    for (String key : List.of("kernel", "code")) {
      assertTrue(text.contains(json.path(key).asString().indent(2)), key);
    }
    assertFalse(json.path("reasons").isEmpty());
    assertTrue(json.path("device_code").isEmpty());
  }

  @Test
  void devicesHaveAReasonWhereTheyAreNotThere() {
    Quern quern = Quern.run("devices", "--json");
    JsonNode tiers =
        JsonKeys.read(
                quern,
                "quern devices",
                quern.out().contains("\"reason\"") ? "" : "tiers[].reason",
                quern.out().contains("\"devices\":[]") ? "" : "tiers[].devices",
                quern.out().contains("clock_mhz") ? "" : "tiers[].devices[].compute_units",
                quern.out().contains("clock_mhz") ? "" : "tiers[].devices[].clock_mhz")
            .path("tiers");
    assertTrue(texts(tiers, "name").containsAll(List.of("tornado", "simd", "scalar")));
    for (JsonNode tier : tiers) {
      assertEquals(tier.path("available").booleanValue(), !tier.has("reason"), tier::toString);
      assertEquals(
          tier.path("available").booleanValue(), !tier.path("devices").isEmpty(), tier::toString);
    }
    JsonNode scalar = tiers.path(texts(tiers, "name").indexOf("scalar")).path("devices").path(0);
    assertEquals("CPU", scalar.path("kind").asString());
    assertEquals(0, scalar.path("id").intValue());
  }

  @Test
  void conformanceCountsAndListsAllCases() throws IOException {
    file(
        "t.json",
        """
        {"source": "one of each", "cases": [
          {"id": "t/good", "formula": "x", "aliases": ["x = Vi(1)"], "reduction": "Sum", "axis": 1,
           "dtype": "float32", "args": [{"shape": [1, 1], "data": [2]}],
           "expected": {"shape": [1, 1], "data": [2.0]}, "rtol": 0, "atol": 0},
          {"id": "t/wrong", "formula": "x", "aliases": ["x = Vi(1)"], "reduction": "Sum", "axis": 1,
           "dtype": "float32", "args": [{"shape": [1, 1], "data": [2]}],
           "expected": {"shape": [1, 1], "data": [3.0]}, "rtol": 0, "atol": 0}]}
        """);
    Quern quern = Quern.run("conformance", folder.toString(), "--backend=scalar", "--json");
    assertEquals(1, quern.status());
    JsonNode json = JsonKeys.read(quern, "quern conformance");
    assertEquals(1, json.path("passed").intValue());
    assertEquals(1, json.path("failed").intValue());
    assertEquals(0, json.path("skipped").intValue());
    assertEquals(List.of("t/good", "t/wrong"), texts(json.path("cases"), "id"));
    assertEquals(List.of("passed", "failed"), texts(json.path("cases"), "status"));
    assertEquals(
        List.of("", "entry [0, 0]: got 2.0, expected 3.0, tolerance 0.0"),
        texts(json.path("cases"), "detail"));
  }

  @Test
  void samplesAreListed() {
    JsonNode json = JsonKeys.read(Quern.run("sample", "--json"), "All samples");
    assertEquals(
        Samples.all().stream().map(sample -> sample.name()).toList(),
        texts(json.path("samples"), "name"));
  }

  @Test
  void aSampleTellsResultPlaceAndTimes() {
    Quern quern = Quern.run("sample", "gaussian", "--backend=scalar", "--json");
    JsonNode json = JsonKeys.read(quern, "quern sample", "picture");
    assertEquals("gaussian", json.path("name").asString());
    assertEquals("[1000,2]", json.path("shape").toString());
    assertEquals("float32", json.path("dtype").asString());
    assertEquals(List.of("scalar"), texts(json.path("times"), "backend"));
    JsonNode time = json.path("times").path(0);
    assertTrue(time.path("first_ms").doubleValue() > 0);
    assertTrue(time.path("median_ms").doubleValue() > 0);
    // As for people, see SampleCommandTest.
    assertTrue(time.path("max_rel_error").doubleValue() < 1e-6, quern.out());
  }

  @Test
  void benchHasTheDocumentedKeys() {
    Quern quern = run("bench", NEAREST, "--m=10", "--n=20", "--repeat=2", "--threads=1", "--json");
    assertEquals(20, JsonKeys.read(quern, "quern bench").path("n").intValue());
  }

  @Test
  void failuresAreSaidOnTheErrorStreamOnly() {
    Quern quern = Quern.run("explain", "--json", "--formula=Expp(X)", "--alias=X = Vi(3)");
    assertEquals(1, quern.status());
    assertEquals("", quern.out());
    assertTrue(quern.err().startsWith("quern: There is no function called 'Expp'"), quern.err());
  }
}
