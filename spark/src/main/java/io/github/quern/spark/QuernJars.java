package io.github.quern.spark;

import io.github.quern.api.Genred;
import io.github.quern.backend.KernelSpec;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealLinearOperator;

/** The jars that executors need, where this program has them. */
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

  private static Path place(Class<?> type) {
    CodeSource source = Objects.requireNonNull(type.getProtectionDomain().getCodeSource());
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The jar of " + type + " cannot be found.", e);
    }
  }
}
