package io.github.quern.fuzz.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Changes valid files a little; equal seeds give equal files. */
public final class Mutator {
  private static final List<String> TOKENS =
      List.of(
          "0",
          "-1",
          "1e999",
          "-1e-999",
          "2147483647",
          "2147483648",
          "4294967296",
          "9223372036854775807",
          "99999999999999999999999999",
          "NaN",
          "null",
          "true",
          "[]",
          "{}",
          "\"",
          "'",
          ",",
          "\n",
          "\r",
          "(",
          ")",
          "()",
          "(,)",
          "L",
          ";",
          "[[[[[[[[",
          "\\u",
          "\u0000",
          "\uFEFF",
          "descr",
          "shape",
          "True");

  private static final byte[] EXTREMES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff};

  private static final int MOST_CHANGES = 6;

  private final SplittableRandom random;

  private Mutator(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A file of a kind that a seed decides. */
  public static byte[] file(FileKind kind, long seed) {
    Mutator mutator = new Mutator(seed);
    List<byte[]> samples = Samples.of(kind);
    byte[] file = samples.get(mutator.random.nextInt(samples.size()));
    int changes = 1 + mutator.random.nextInt(MOST_CHANGES);
    for (int change = 0; change < changes; change++) {
      file = mutator.changed(file);
    }
    return file;
  }

  private byte[] changed(byte[] file) {
    int place = random.nextInt(file.length + 1);
    int length = random.nextInt(Math.min(16, file.length - place) + 1);
    return switch (random.nextInt(7)) {
      case 0 -> withFlippedBit(file);
      case 1 -> withExtremeByte(file);
      case 2 -> Arrays.copyOf(file, place);
      case 3 -> replaced(file, place, 0, token());
      case 4 -> replaced(file, place, length, token());
      case 5 -> replaced(file, place, length, new byte[0]);
      default -> replaced(file, place, 0, Arrays.copyOfRange(file, place, place + length));
    };
  }

  private byte[] token() {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] withFlippedBit(byte[] file) {
    byte[] copy = file.clone();
    if (copy.length > 0) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** Near the beginning, where lengths are, more often than elsewhere. */
  private byte[] withExtremeByte(byte[] file) {
    byte[] copy = file.clone();
    if (copy.length > 0) {
      int end = random.nextBoolean() ? Math.min(16, copy.length) : copy.length;
      copy[random.nextInt(end)] = EXTREMES[random.nextInt(EXTREMES.length)];
    }
    return copy;
  }

  private static byte[] replaced(byte[] file, int start, int length, byte[] by) {
    byte[] result = new byte[file.length - length + by.length];
    System.arraycopy(file, 0, result, 0, start);
    System.arraycopy(by, 0, result, start, by.length);
    System.arraycopy(file, start + length, result, start + by.length, file.length - start - length);
    return result;
  }
}
