package io.github.quern.benchmarks.measure;

import io.github.quern.benchmarks.results.MemorySpeed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The C program of {@code kernels.c}, which times itself.
 *
 * @param compiler the command and version of the compiler
 * @param program the compiled program
 */
public record CProgram(String compiler, Path program) implements Contender {
  /** Its name in tables. */
  public static final String NAME = "C";

  private static final List<String> FLAGS = List.of("-Ofast", "-march=native", "-fopenmp");

  /** How threads wait matters at the ends of calls, so not for longer ones. */
  private static final double LONG_CALL_MILLIS = 1000;

  private static final String SOURCE = "kernels.c";

  /** The kernel that only reads y and b. */
  private static final String MEMORY = "memory-d3";

  /** Of y_j and b_j in D = 3. */
  private static final int BYTES_OF_COLUMN = 4 * Float.BYTES;

  /** A program, or the reason why there is none. */
  public record Search(Optional<CProgram> program, String reason) {}

  /**
   * Compiles the program with the first of some compilers that is there.
   *
   * @param compilers commands such as {@code gcc}; none if the program is not wanted
   * @param folder where the program goes
   */
  public static Search compile(List<String> compilers, Path folder) {
    String reason =
        compilers.isEmpty()
            ? "the option --cc leaves it out"
            : "there is no C compiler (" + String.join(", ", compilers) + ")";
    for (String compiler : compilers) {
      Optional<String> version = version(compiler);
      if (version.isPresent()) {
        Path program = folder.resolve("kernels");
        Run build = build(compiler, folder, program);
        if (build.status() == 0) {
          String description = compiler + " " + String.join(" ", FLAGS) + ", " + version.get();
          return new Search(Optional.of(new CProgram(description, program)), "");
        }
        reason = compiler + " did not compile " + SOURCE + ": " + build.output().strip();
      }
    }
    return new Search(Optional.empty(), reason);
  }

  private static Optional<String> version(String compiler) {
    Run run = Run.of(List.of(compiler, "--version"), Map.of());
    return run.status() == 0 ? run.output().lines().findFirst() : Optional.empty();
  }

  private static Run build(String compiler, Path folder, Path program) {
    Path source = folder.resolve(SOURCE);
    try (InputStream resource = CProgram.class.getResourceAsStream("/c/" + SOURCE)) {
      Files.write(source, Objects.requireNonNull(resource, SOURCE).readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    List<String> command = new ArrayList<>(List.of(compiler));
    command.addAll(FLAGS);
    command.addAll(List.of(source.toString(), "-o", program.toString(), "-lm"));
    return Run.of(command, Map.of());
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * The faster of two runs: threads that spin while they wait suffer when the machine is shared.
   */
  @Override
  public Timing time(Task task, Budget budget) {
    Budget half = new Budget(budget.warmUpSeconds() / 2, budget.seconds() / 2);
    Timing spinning = time(task, half, "active");
    if (spinning.medianMillis() > LONG_CALL_MILLIS) {
      return spinning;
    }
    Timing sleeping = time(task, half, "passive");
    return spinning.medianMillis() < sleeping.medianMillis() ? spinning : sleeping;
  }

  /** How fast the columns of the Gaussian sum in D = 3 are read from memory, at best. */
  MemorySpeed memorySpeed(int n, Budget budget) {
    double best =
        Math.min(
            run(MEMORY, 1, n, budget, "active").bestMillis(),
            run(MEMORY, 1, n, budget, "passive").bestMillis());
    new ResultFile(result()).take();
    return MemorySpeed.of((long) n * BYTES_OF_COLUMN, BYTES_OF_COLUMN, best);
  }

  private Timing time(Task task, Budget budget, String waitPolicy) {
    Measured measured = run(task.workload().name(), task.m(), task.n(), budget, waitPolicy);
    return new Timing(measured.medianMillis(), measured.calls(), new ResultFile(result()));
  }

  private Path result() {
    return program.resolveSibling("c.result");
  }

  /** What the program prints. */
  private record Measured(double medianMillis, long calls, double bestMillis) {}

  private Measured run(String kernel, int m, int n, Budget budget, String waitPolicy) {
    List<String> command =
        List.of(
            program.toString(),
            kernel,
            Integer.toString(m),
            Integer.toString(n),
            Double.toString(budget.warmUpSeconds()),
            Double.toString(budget.seconds()),
            result().toString());
    Run run = Run.of(command, Map.of("OMP_WAIT_POLICY", waitPolicy));
    if (run.status() != 0) {
      throw new BenchmarkException(
          "The C program failed on " + kernel + ", M = " + m + ", N = " + n + ": " + run.output());
    }
    String[] words = run.output().strip().split(" ", -1);
    return new Measured(
        Double.parseDouble(words[0]), Long.parseLong(words[1]), Double.parseDouble(words[2]));
  }
}
