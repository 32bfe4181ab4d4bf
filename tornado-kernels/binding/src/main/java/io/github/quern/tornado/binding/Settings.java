package io.github.quern.tornado.binding;

import io.github.quern.tornado.place.AnnotationReaderEmitter;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Optional;

/**
 * The system properties that TornadoVM reads once, when it starts, and that Quern cannot do
 * without. They are set if TornadoVM has not started yet; what it did read is checked.
 */
public final class Settings {
  private static final String READER = "io.github.quern.tornado.binding.AnnotationReader";

  private static final String OPTIONS = "uk.ac.manchester.tornado.runtime.common.TornadoOptions";

  /** Property, value, and the constant of TornadoOptions that shows what was read. */
  private record Setting(String property, String value, String constant, boolean wanted) {}

  private static final Setting BAILOUT =
      new Setting("tornado.recover.bailout", "False", "RECOVER_BAILOUT", false);
  private static final Setting NATIVE =
      new Setting("tornado.enable.nativeFunctions", "False", "ENABLE_NATIVE_FUNCTION", false);

  /** Why each setting is needed, for the message when it came too late. */
  private static final Map<Setting, String> REASONS =
      Map.of(
          BAILOUT, "else kernels that fail to compile give wrong numbers",
          NATIVE, "else square roots, sines and cosines of doubles are inexact");

  /**
   * What plans of users are compiled with, where they say nothing else. Quern's own plans say it.
   */
  private static final String OPENCL_FLAGS = "tornado.opencl.compiler.flags";

  /** Quern's own: the bytes of a device's memory that a kernel may use at most. */
  static final String MEMORY = "quern.tornado.memory";

  /** No relaxed maths: NaN, infinities and rounding are as in Java. */
  static final String EXACT = "-w";

  /** What came of it, found once for the JVM, as the settings are the JVM's. */
  private static final class Outcome {
    static final Optional<String> PROBLEM = set();
  }

  private Settings() {}

  /**
   * Sets what can be set, at the first call; gives the reason why TornadoVM cannot be used, if
   * there is one.
   */
  public static Optional<String> apply() {
    return Outcome.PROBLEM;
  }

  /** Why OpenCL kernels in plans of users would be inexact, if they would. */
  public static Optional<String> relaxedMaths() {
    try {
      Object flags = Class.forName(OPTIONS).getField("DEFAULT_OPENCL_COMPILER_FLAGS").get(null);
      return String.valueOf(flags).contains("-math")
          ? Optional.of(
              "TornadoVM compiles OpenCL with "
                  + flags
                  + ", which knows neither infinities nor NaN; add -D"
                  + OPENCL_FLAGS
                  + "="
                  + EXACT
                  + " to java's flags")
          : Optional.empty();
    } catch (ReflectiveOperationException e) {
      return Optional.of(unknown(e));
    }
  }

  /**
   * How many bytes of a device's memory TornadoVM uses at most, and a kernel if the user says so.
   */
  static long mostMemory() {
    try {
      return Math.min(
          Class.forName(OPTIONS).getField("DEVICE_AVAILABLE_MEMORY").getLong(null),
          Long.getLong(MEMORY, Long.MAX_VALUE));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(unknown(e), e);
    }
  }

  private static String unknown(Throwable e) {
    return "this TornadoVM is not of a version that Quern knows: " + e;
  }

  private static Optional<String> set() {
    if (System.getProperty(OPENCL_FLAGS) == null) {
      System.setProperty(OPENCL_FLAGS, EXACT);
    }
    REASONS.keySet().forEach(setting -> System.setProperty(setting.property(), setting.value()));
    try {
      Class<?> reader = MethodHandles.lookup().defineClass(AnnotationReaderEmitter.emit(READER));
      System.setProperty("tornado.load.annotation.implementation", READER);
      Class<?> options = Class.forName(OPTIONS);
      for (Map.Entry<Setting, String> entry : REASONS.entrySet()) {
        Setting setting = entry.getKey();
        if (options.getField(setting.constant()).getBoolean(null) != setting.wanted()) {
          return Optional.of(
              "TornadoVM was started before Quern without -D"
                  + setting.property()
                  + "="
                  + setting.value()
                  + ", "
                  + entry.getValue()
                  + "; add it to java's flags");
        }
      }
      // TornadoVM makes its reader when this class is initialised, which is when it starts.
      Class.forName("uk.ac.manchester.tornado.runtime.graal.phases.sketcher.TornadoApiReplacement");
      return reader.getField(AnnotationReaderEmitter.MADE).getBoolean(null)
          ? Optional.empty()
          : Optional.of(
              "TornadoVM was started before Quern, so that it cannot read generated kernels; call"
                  + " TornadoReduction.start() first, or the tier tornado");
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.of(unknown(e));
    }
  }
}
