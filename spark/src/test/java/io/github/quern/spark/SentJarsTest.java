package io.github.quern.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.Genred;
import io.github.quern.backend.KernelSpec;
import io.github.quern.spark.samples.SparkSample;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The sample in a JVM of its own, on executors that have Spark's jars and nothing else. */
class SentJarsTest {
  /** The cluster, without a session that would take its cores. */
  static final class Shared implements BeforeAllCallback {
    private @Nullable LocalCluster cluster;

    @Override
    public void beforeAll(ExtensionContext context) {
      cluster = ClusterSession.cluster(context);
    }

    LocalCluster get() {
      return Objects.requireNonNull(cluster);
    }
  }

  @RegisterExtension static final Shared CLUSTER = new Shared();

  @TempDir private static Path folder;

  @Test
  void executorsGetQuernFromTheProgram() throws IOException, InterruptedException {
    List<String> classPath = jars();
    classPath.add(CLUSTER.get().sparkJars());
    Path log = folder.resolve("sample.log");
    List<String> command =
        LocalCluster.java(
            "-Xmx512m",
            "-cp",
            String.join(File.pathSeparator, classPath),
            SparkSample.class.getName(),
            CLUSTER.get().url(),
            "300",
            folder.resolve("points").toUri().toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    int status = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    String printed = Files.readString(log);
    assertEquals(0, status, printed);
    assertTrue(printed.contains("  id 0: "), printed);
    assertTrue(printed.contains("Ridge regression: "), printed);
    requireSent("quern-spark");
    requireSent("quern-runtime");
    requireSent("quern-formula-core");
  }

  /** That an executor has fetched a jar which its class path, Spark's jars, does not have. */
  private static void requireSent(String name) throws IOException {
    try (Stream<Path> jars = Files.list(CLUSTER.get().home().resolve("jars"))) {
      assertFalse(jars.anyMatch(jar -> jar.getFileName().toString().startsWith("quern-")));
    }
    try (Stream<Path> files = Files.walk(CLUSTER.get().home())) {
      List<Path> sent =
          files
              .filter(file -> file.getFileName().toString().startsWith(name))
              .filter(file -> file.toString().contains(File.separator + "app-"))
              .toList();
      assertFalse(sent.isEmpty(), name + " is in no folder of an executor");
    }
  }

  /** The program's class path without Spark: jars, also where Maven has classes in folders yet. */
  private static List<String> jars() throws IOException {
    return new ArrayList<>(
        List.of(
            jar("quern-spark", SparkGenred.class),
            jar("quern-runtime", Genred.class),
            jar("quern-formula-core", KernelSpec.class)));
  }

  private static String jar(String name, Class<?> type) throws IOException {
    Path place = QuernJars.place(type);
    if (Files.isRegularFile(place)) {
      return place.toString();
    }
    Path jar = folder.resolve(name + ".jar");
    List<Path> files;
    try (Stream<Path> all = Files.walk(place)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : files) {
        out.putNextEntry(new ZipEntry(place.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar.toString();
  }
}
