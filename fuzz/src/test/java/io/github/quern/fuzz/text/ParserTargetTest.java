package io.github.quern.fuzz.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.testing.Repository;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ParserTargetTest {
  private static final List<String> SEEDS =
      Texts.seeds(Repository.file("cli/src/test/resources/conformance"));

  /** The examples of all functions, and the formulas of the conformance cases. */
  @Test
  void theInputsThatSearchesStartFromAreTreatedWell() {
    long valid = SEEDS.stream().filter(seed -> ParserTarget.check(seed).isPresent()).count();
    assertTrue(SEEDS.size() > 500, SEEDS.size() + " inputs");
    assertTrue(valid > 0.8 * SEEDS.size() && valid < SEEDS.size(), valid + " valid ones");
  }

  /** Pieces of two inputs, joined at random places. */
  @Test
  void mixedTextsAreTreatedWell() {
    SplittableRandom random = new SplittableRandom(1);
    int valid = 0;
    for (int trial = 0; trial < 20_000; trial++) {
      String text = mixed(random);
      try {
        valid += ParserTarget.check(text).isPresent() ? 1 : 0;
      } catch (RuntimeException | Error fault) {
        throw new AssertionError("input\n" + text, fault);
      }
    }
    assertTrue(valid > 100, valid + " valid ones");
  }

  private static String mixed(SplittableRandom random) {
    String head = SEEDS.get(random.nextInt(SEEDS.size()));
    String tail = SEEDS.get(random.nextInt(SEEDS.size()));
    int formula = head.lastIndexOf('\n') + 1;
    int end = formula + random.nextInt(head.length() - formula + 1);
    int start = tail.lastIndexOf('\n') + 1;
    start += random.nextInt(tail.length() - start + 1);
    return head.substring(0, end) + tail.substring(start) + (random.nextInt(3) == 0 ? ")" : "");
  }

  @Test
  void bytesThatAreNoTextAreTreatedWell() {
    SplittableRandom random = new SplittableRandom(2);
    for (int trial = 0; trial < 2_000; trial++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      ParserTarget.fuzzerTestOneInput(bytes);
    }
  }

  @Test
  void theDictionaryHasNamesAndEscapes() {
    List<String> lines = Texts.dictionary().lines().toList();
    assertTrue(lines.contains("\"SqDist(\""), lines::toString);
    assertTrue(lines.contains("\"\\x0a\""), lines::toString);
    assertEquals(List.of(), lines.stream().filter(line -> !line.matches("\"[^\"]+\"")).toList());
  }
}
