package io.github.quern.spark;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * A standalone cluster of processes on the loopback device, from the jars of the test's class path:
 * a master, workers of one core, and the executors that they start. Closing it ends all of them.
 */
final class LocalCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LOOPBACK = "127.0.0.1";

  private final Path home;
  private final int port;
  private final List<Process> workers = new ArrayList<>();
  private final Process master;
  private final SparkSession session;

  private LocalCluster(Path home, int workerCount, Map<String, String> settings)
      throws IOException {
    this.home = home;
    this.port = freePort();
    this.master =
        start(
            "master",
            "org.apache.spark.deploy.master.Master",
            "--host",
            LOOPBACK,
            "--port",
            Integer.toString(port),
            "--webui-port",
            "0");
    for (int worker = 0; worker < workerCount; worker++) {
      startWorker();
    }
    this.session = connect(settings);
    awaitExecutors(workerCount);
  }

  /**
   * Starts one.
   *
   * @param folder where its files are
   * @param workers how many workers it has
   * @param settings of Spark, for the session
   */
  static LocalCluster start(Path folder, int workers, Map<String, String> settings) {
    try {
      linkJars(Files.createDirectories(folder.resolve("jars")));
      return new LocalCluster(folder, workers, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Workers start executors with the jars in the folder that SPARK_HOME names. */
  private static void linkJars(Path jars) throws IOException {
    for (String entry : classPath()) {
      Path jar = Path.of(entry);
      if (Files.isRegularFile(jar)) {
        Path link = jars.resolve(jar.getFileName());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, jar.toAbsolutePath());
      }
    }
  }

  private static List<String> classPath() {
    return List.of(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
            .split(File.pathSeparator));
  }

  /** The folders of the class path, such as those of compiled classes. */
  private static String folders() {
    return classPath().stream()
        .filter(entry -> Files.isDirectory(Path.of(entry)))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process start(String name, String main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx256m");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--") || flag.startsWith("-XX:+Ignore"))
        .forEach(command::add);
    command.add("-cp");
    command.add(folders() + File.pathSeparator + home.resolve("jars") + "/*");
    command.add(main);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", LOOPBACK);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(home.resolve(name + ".log").toFile());
    return builder.start();
  }

  private void startWorker() throws IOException {
    String name = "worker" + workers.size();
    workers.add(
        start(
            name,
            "org.apache.spark.deploy.worker.Worker",
            "--host",
            LOOPBACK,
            "--cores",
            "1",
            "--memory",
            "1g",
            "--webui-port",
            "0",
            "--work-dir",
            home.resolve(name).toString(),
            url()));
  }

  private String url() {
    return "spark://" + LOOPBACK + ":" + port;
  }

  private SparkSession connect(Map<String, String> settings) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master(url())
            .appName("quern")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", LOOPBACK)
            .config("spark.driver.bindAddress", LOOPBACK)
            .config("spark.executor.cores", "1")
            .config("spark.executor.memory", "900m")
            .config("spark.executor.extraClassPath", folders())
            // What a killed executor had is soon given up.
            .config("spark.shuffle.io.maxRetries", "1")
            .config("spark.shuffle.io.retryWait", "200ms")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.default.parallelism", "4");
    settings.forEach(builder::config);
    return builder.getOrCreate();
  }

  /** Spark on this cluster. */
  SparkSession session() {
    return session;
  }

  /** The number of executors that have registered. */
  int executors() {
    // The driver is counted as one.
    return session.sparkContext().statusTracker().getExecutorInfos().length - 1;
  }

  private void awaitExecutors(int wanted) {
    Instant end = Instant.now().plus(PATIENCE);
    while (executors() < wanted) {
      if (Instant.now().isAfter(end) || !master.isAlive()) {
        close();
        throw new IllegalStateException(
            "The cluster has " + executors() + " executors; its logs are in " + home);
      }
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends a worker and its executor at once, as if its machine had failed. */
  void kill(int worker) {
    kill(workers.get(worker));
  }

  private static void kill(Process process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
  }

  /** Starts a worker in place of one that was killed, and waits for its executor. */
  void replaceWorker() {
    try {
      startWorker();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitExecutors((int) workers.stream().filter(Process::isAlive).count());
  }

  @Override
  public void close() {
    if (session != null) {
      session.stop();
    }
    Stream.concat(workers.stream(), Stream.of(master))
        .filter(Process::isAlive)
        .forEach(LocalCluster::kill);
  }
}
