package io.github.quern.spark;

import io.github.quern.api.Genred;
import io.github.quern.backend.KernelSpec;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealLinearOperator;

/** The jars that executors need, where this program has them, and how TornadoVM is started. */
public final class QuernJars {
  private QuernJars() {}

  /**
   * The value for Spark's setting {@code spark.jars}, which sends jars to executors: those of Quern
   * and of Apache Commons Math. Classes that are in folders instead, as within a build, are left
   * out.
   */
  public static String paths() {
    return Stream.of(SparkGenred.class, Genred.class, KernelSpec.class, RealLinearOperator.class)
        .map(QuernJars::place)
        .filter(Files::isRegularFile)
        .map(Path::toString)
        .collect(Collectors.joining(","));
  }

  /**
   * The value for Spark's setting {@code spark.executor.extraJavaOptions} that starts executors
   * with TornadoVM. Quern's jars, those of the tier {@code tornado} included, belong in {@code
   * spark.executor.extraClassPath} then: TornadoVM does not see what {@link #paths} sends.
   *
   * <p>Jars of the SDK are modules, which hide classes of the class path. So those of libraries
   * that Spark has in other versions are left out; TornadoVM runs without them.
   *
   * @param sdk the folder of TornadoVM's SDK, the same on all machines
   * @throws IllegalArgumentException if there is no SDK in it
   */
  public static String tornadoOptions(Path sdk) {
    Path jars = sdk.resolve("share/java/tornado");
    Path flags = sdk.resolve("tornado-argfile");
    if (!Files.isRegularFile(flags) || !Files.isDirectory(jars)) {
      throw new IllegalArgumentException(
          "The folder "
              + sdk
              + " is no SDK of TornadoVM: it has no file tornado-argfile, or no folder"
              + " share/java/tornado.");
    }
    try (Stream<Path> all = Files.list(jars)) {
      return "@"
          + flags
          + " --module-path "
          + all.filter(jar -> !isSparks(jar.getFileName().toString()))
              .map(Path::toString)
              .sorted()
              .collect(Collectors.joining(File.pathSeparator))
          + " -Dtornado.recover.bailout=False";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSparks(String jar) {
    return jar.startsWith("log4j-") || jar.startsWith("commons-lang3-");
  }

  static Path place(Class<?> type) {
    CodeSource source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The jar of " + type + " cannot be found.", e);
    }
  }
}
