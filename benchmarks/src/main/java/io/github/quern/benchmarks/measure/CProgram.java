package io.github.quern.benchmarks.measure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  private static final String SOURCE = "kernels.c";

  /** A program, or the reason why there is none. */
  public record Search(Optional<CProgram> program, String reason) {}

  /**
   * Compiles the program with the first of some compilers that is there.
   *
   * @param compilers commands such as {@code gcc}
   * @param folder where the program goes
   */
  public static Search compile(List<String> compilers, Path folder) {
    String reason = "there is no C compiler (" + String.join(", ", compilers) + ")";
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
    try {
      Run run = Run.of(List.of(compiler, "--version"));
      return run.status() == 0 ? run.output().lines().findFirst() : Optional.empty();
    } catch (IOException missing) {
      return Optional.empty();
    }
  }

  private static Run build(String compiler, Path folder, Path program) {
    Path source = folder.resolve(SOURCE);
    try (InputStream resource = CProgram.class.getResourceAsStream("/c/" + SOURCE)) {
      Files.write(source, Objects.requireNonNull(resource, SOURCE).readAllBytes());
      return Run.of(
          List.of(
              compiler,
              FLAGS.get(0),
              FLAGS.get(1),
              FLAGS.get(2),
              source.toString(),
              "-o",
              program.toString(),
              "-lm"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Timing time(Task task, Budget budget) {
    ResultFile result = new ResultFile(program.resolveSibling("c.result"));
    List<String> command =
        List.of(
            program.toString(),
            task.workload().name(),
            Integer.toString(task.m()),
            Integer.toString(task.n()),
            Double.toString(budget.warmUpSeconds()),
            Double.toString(budget.seconds()),
            result.path().toString());
    try {
      Run run = Run.of(command);
      if (run.status() != 0) {
        throw new BenchmarkException("The C program failed on " + task + ": " + run.output());
      }
      String[] words = run.output().strip().split(" ", -1);
      return new Timing(Double.parseDouble(words[0]), Long.parseLong(words[1]), result);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
