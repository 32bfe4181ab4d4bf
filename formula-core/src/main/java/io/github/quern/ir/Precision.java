package io.github.quern.ir;

/** The type that a kernel computes in. */
public enum Precision {
  /** IEEE single precision, Java's {@code float}. */
  FLOAT32(4),
  /** IEEE double precision, Java's {@code double}. */
  FLOAT64(8);

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /** The size of one number in bytes. */
  public int bytes() {
    return bytes;
  }
}
