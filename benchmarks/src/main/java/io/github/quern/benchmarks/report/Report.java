package io.github.quern.benchmarks.report;

import io.github.quern.benchmarks.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes results for readers. */
public final class Report {
  private Report() {}

  /**
   * Writes {@code report.md}, {@code results.json} and the charts; what was there before is
   * replaced. A file {@code notes.md}, written by hand, stays, and the page leads to it.
   *
   * @param results what was measured
   * @param folder where; created if it is not there
   * @return why there are no charts, if there are none
   * @throws IOException if it cannot be written
   */
  public static Optional<String> write(Results results, Path folder) throws IOException {
    Optional<String> noCharts = Charts.unavailable();
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("report.md"),
        Page.of(results, noCharts, Files.exists(folder.resolve("notes.md"))));
    Files.writeString(folder.resolve("results.json"), json(results));
    if (noCharts.isEmpty()) {
      new Charts(results).write(folder);
    }
    return noCharts;
  }

  /** The results as JSON, with names such as {@code median_ms}. */
  static String json(Results results) {
    return JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(results)
        + "\n";
  }
}
