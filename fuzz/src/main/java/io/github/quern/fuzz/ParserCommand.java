package io.github.quern.fuzz;

import io.github.quern.fuzz.text.ParserTarget;
import io.github.quern.fuzz.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code scripts/fuzz parser}. */
@Command(
    name = "parser",
    description =
        "Searches for texts that the parser takes or refuses in a wrong way, guided by coverage."
            + " Findings are written to target/fuzz/parser/findings.",
    mixinStandardHelpOptions = true)
final class ParserCommand implements Callable<Integer> {
  @Mixin SearchOptions options = new SearchOptions();

  private ParserCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (options.input.isPresent()) {
      ParserTarget.fuzzerTestOneInput(Files.readAllBytes(options.input.get()));
      return 0;
    }
    Path cases = Findings.root().resolve("cli/src/test/resources/conformance");
    List<byte[]> seeds =
        Texts.seeds(cases).stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    return options.report(
        new JazzerRun("parser", ParserTarget.class)
            .search(seeds, Texts.dictionary(), options.minutes));
  }
}
