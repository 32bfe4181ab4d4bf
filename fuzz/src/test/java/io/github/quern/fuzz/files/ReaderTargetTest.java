package io.github.quern.fuzz.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReaderTargetTest {
  private static final int FILES = 4_000;

  @ParameterizedTest
  @EnumSource
  void samplesAreValid(FileKind kind) {
    for (byte[] sample : Samples.of(kind)) {
      assertTrue(ReaderTarget.check(kind, sample));
    }
  }

  /** They are read, or refused in a message that begins with the file's name. */
  @ParameterizedTest
  @EnumSource
  void changedFilesAreTreatedWell(FileKind kind) {
    int valid = 0;
    for (long seed = 0; seed < FILES; seed++) {
      try {
        valid += ReaderTarget.check(kind, Mutator.file(kind, seed)) ? 1 : 0;
      } catch (RuntimeException | Error fault) {
        throw new AssertionError("seed " + seed, fault);
      }
    }
    int all = valid;
    assertTrue(valid > FILES / 100 && valid < FILES * 9 / 10, () -> all + " of them are valid");
  }

  /** Those that take most memory for their size: names of columns, and lists within lists. */
  @Test
  void theDensestFilesTakeNoMoreThanIsAllowed() {
    String names =
        IntStream.range(0, 5_000)
            .mapToObj(number -> Integer.toString(number, Character.MAX_RADIX) + "_")
            .collect(Collectors.joining(","));
    String csv = names + "\n1" + ",1".repeat(4_999) + "\n";
    assertTrue(ReaderTarget.check(FileKind.CSV, csv.getBytes(StandardCharsets.US_ASCII)));
    byte[] json = "[".repeat(400).getBytes(StandardCharsets.US_ASCII);
    assertFalse(ReaderTarget.check(FileKind.JSON, json));
  }
}
