package io.github.quern.fuzz;

import io.github.quern.fuzz.files.FileKind;
import io.github.quern.fuzz.files.Mutator;
import io.github.quern.fuzz.files.ReaderTarget;
import io.github.quern.fuzz.files.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code scripts/fuzz readers}. */
@Command(
    name = "readers",
    description =
        "Changes valid CSV, NumPy and case files at random, then searches for files that their"
            + " readers take or refuse in a wrong way, guided by coverage. Findings are written to"
            + " target/fuzz/readers/findings.",
    mixinStandardHelpOptions = true)
final class ReadersCommand implements Callable<Integer> {
  private static final List<String> WORDS =
      List.of(
          "NUMPY",
          "'descr'",
          "'fortran_order'",
          "'shape'",
          "True",
          "False",
          "<f8",
          ">i8",
          "|u1",
          "cases",
          "aliases",
          "formula",
          "args",
          "data",
          "dtype",
          "argDtypes",
          "expect",
          "expected",
          "outputs",
          "optArg",
          "formula2",
          "ranges",
          "ranges_i",
          "slices_i",
          "redranges_j",
          "varinvalias",
          "alpha",
          "eps",
          "NaN",
          "Infinity",
          "1e999",
          "nan",
          "inf");

  @Mixin SearchOptions options = new SearchOptions();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many changed files of each kind come first; default: ${DEFAULT-VALUE}.")
  long count = 100_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Of the first of them; the others have the numbers that follow. Default: 1.")
  long seed = 1;

  private ReadersCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (options.input.isPresent()) {
      ReaderTarget.check(Files.readAllBytes(options.input.get()));
      return 0;
    }
    List<Path> findings = new ArrayList<>(changedFiles());
    String dictionary =
        WORDS.stream().map(word -> '"' + word + "\"\n").collect(Collectors.joining());
    findings.addAll(
        new JazzerRun("readers", ReaderTarget.class).search(seeds(), dictionary, options.minutes));
    return options.report(findings);
  }

  private List<Path> changedFiles() throws IOException {
    Path folder = Files.createDirectories(new Findings("readers").folder().resolve("findings"));
    List<Path> findings = new ArrayList<>();
    for (FileKind kind : FileKind.values()) {
      for (long number = seed; number < seed + count; number++) {
        byte[] content = Mutator.file(kind, number);
        try {
          ReaderTarget.check(kind, content);
        } catch (RuntimeException | Error fault) {
          Path file = folder.resolve(kind + "-seed-" + number);
          Files.write(file, input(kind, content));
          findings.add(file);
          options.spec.commandLine().getErr().println(file + ": " + fault);
        }
      }
    }
    return findings;
  }

  private static List<byte[]> seeds() {
    return Arrays.stream(FileKind.values())
        .flatMap(kind -> Samples.of(kind).stream().map(content -> input(kind, content)))
        .toList();
  }

  /** An input of the target. */
  private static byte[] input(FileKind kind, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(List.of(FileKind.values()).indexOf(kind));
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }
}
