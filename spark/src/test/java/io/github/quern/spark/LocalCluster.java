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
 * A standalone cluster of processes on the loopback device, from the jars of the test's class path
 * but for Quern's: a master, workers of one core, and the executors that they start. Closing it
 * ends all of them.
 */
final class LocalCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LOOPBACK = "127.0.0.1";

  private final Path home;
  private final int port;
  private final List<Process> workers = new ArrayList<>();
  private final Process master;

  private LocalCluster(Path home, int workerCount) throws IOException {
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
  }

  /** Starts one, with its files in a folder. */
  static LocalCluster start(Path folder, int workers) {
    try {
      linkJars(Files.createDirectories(folder.resolve("jars")));
      return new LocalCluster(folder, workers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Workers start executors with the jars in the folder that SPARK_HOME names. */
  private static void linkJars(Path jars) throws IOException {
    for (Path entry : classPath()) {
      if (!isQuern(entry)) {
        Files.createSymbolicLink(jars.resolve(entry.getFileName()), entry);
      }
    }
  }

  private static List<Path> classPath() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(path.split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath())
        .filter(Files::exists)
        .toList();
  }

  /** Whether an entry of the class path is ours: compiled classes, or a jar of another module. */
  private static boolean isQuern(Path entry) {
    return Files.isDirectory(entry) || entry.getFileName().toString().startsWith("quern-");
  }

  /** Quern, its tests and what it needs besides Spark, as a class path. */
  static String quern() {
    return classPath().stream()
        .filter(LocalCluster::isQuern)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What starts java with the flags of this JVM that Spark needs. */
  static List<String> java(String... more) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("--") || flag.startsWith("-XX:+Ignore"))
        .forEach(command::add);
    command.addAll(List.of(more));
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process start(String name, String main, String... arguments) throws IOException {
    List<String> command = java("-Xmx256m", "-cp", sparkJars(), main);
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

  /** What a program names as its master. */
  String url() {
    return "spark://" + LOOPBACK + ":" + port;
  }

  /** Spark's jars, as a class path. */
  String sparkJars() {
    return home.resolve("jars") + "/*";
  }

  /** Where workers, and the executors that they start, leave their files. */
  Path home() {
    return home;
  }

  /**
   * Spark on this cluster, with an executor of each worker, which has Quern on its class path.
   *
   * @param settings more of Spark's settings
   */
  SparkSession connect(Map<String, String> settings) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .master(url())
            .appName("quern")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", LOOPBACK)
            .config("spark.driver.bindAddress", LOOPBACK)
            .config("spark.executor.cores", "1")
            .config("spark.executor.memory", "900m")
            .config("spark.executor.extraClassPath", quern())
            // What a killed executor had is soon given up.
            .config("spark.shuffle.io.maxRetries", "1")
            .config("spark.shuffle.io.retryWait", "200ms")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.default.parallelism", "4");
    settings.forEach(builder::config);
    SparkSession session = builder.getOrCreate();
    awaitExecutors(session);
    return session;
  }

  /** The number of executors that have registered. */
  static int executors(SparkSession session) {
    // The driver is counted as one.
    return session.sparkContext().statusTracker().getExecutorInfos().length - 1;
  }

  private void awaitExecutors(SparkSession session) {
    long wanted = workers.stream().filter(Process::isAlive).count();
    Instant end = Instant.now().plus(PATIENCE);
    while (executors(session) < wanted) {
      if (Instant.now().isAfter(end) || !master.isAlive()) {
        int found = executors(session);
        session.stop();
        throw new IllegalStateException(
            "The cluster has " + found + " executors; its logs are in " + home);
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
  void replaceWorker(SparkSession session) {
    try {
      startWorker();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitExecutors(session);
  }

  @Override
  public void close() {
    Stream.concat(workers.stream(), Stream.of(master))
        .filter(Process::isAlive)
        .forEach(LocalCluster::kill);
  }
}
