package io.github.quern.cli.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes are read. */
final class CountedBytes extends FilterInputStream {
  private final LongConsumer read;

  /**
   * A stream.
   *
   * @param bytes what is read
   * @param read hears of each piece how many bytes it has
   */
  CountedBytes(InputStream bytes, LongConsumer read) {
    super(bytes);
    this.read = read;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    if (next >= 0) {
      read.accept(1);
    }
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      read.accept(count);
    }
    return count;
  }
}
