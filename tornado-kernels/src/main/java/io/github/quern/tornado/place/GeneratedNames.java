package io.github.quern.tornado.place;

/** Names of generated classes. */
public final class GeneratedNames {
  /** How the simple name of every kernel class starts; no other class is called so. */
  public static final String KERNEL_PREFIX = "QuernKernel_";

  /** How the binary name of every kernel class starts. */
  public static final String KERNEL = "io.github.quern.tornado.generated." + KERNEL_PREFIX;

  /** How the binary name of every task class starts. */
  public static final String TASK = "io.github.quern.tornado.generated.QuernTask_";

  private GeneratedNames() {}
}
