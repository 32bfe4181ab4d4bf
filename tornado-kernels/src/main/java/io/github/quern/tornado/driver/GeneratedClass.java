package io.github.quern.tornado.driver;

/** A class file that was made at run time. */
public final class GeneratedClass {
  private final String name;
  private final byte[] bytes;

  /**
   * A class.
   *
   * @param name its binary name
   * @param bytes its class file
   */
  public GeneratedClass(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes.clone();
  }

  /** The binary name. */
  public String name() {
    return name;
  }

  /** A copy of the class file. */
  public byte[] bytes() {
    return bytes.clone();
  }
}
