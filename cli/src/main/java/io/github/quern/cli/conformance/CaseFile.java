package io.github.quern.cli.conformance;

import io.github.quern.cli.io.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads case files: {@code {"source": …, "cases": […]}}, each case in the form of its README. */
public final class CaseFile {
  private CaseFile() {}

  /**
   * Reads all cases of a folder, in the order of the file names.
   *
   * @param folder every {@code .json} file in it counts
   * @throws DataFileException if there is none, one is not a case file, or an id comes twice
   */
  public static List<ConformanceCase> readFolder(Path folder) {
    Map<String, Path> places = new HashMap<>();
    List<ConformanceCase> cases = new ArrayList<>();
    for (Path file : files(folder)) {
      for (ConformanceCase one : read(file)) {
        Path earlier = places.putIfAbsent(one.id(), file);
        if (earlier != null) {
          throw new DataFileException(
              file, "the id '" + one.id() + "' comes a second time; the first is in " + earlier);
        }
        cases.add(one);
      }
    }
    return cases;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new DataFileException(folder, "there is no such folder.");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files =
          entries.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      if (files.isEmpty()) {
        throw new DataFileException(folder, "has no case files (*.json).");
      }
      return files;
    } catch (IOException failure) {
      throw DataFileException.reading(folder, failure);
    }
  }

  /**
   * Reads the cases of one file.
   *
   * @throws DataFileException if it is not a case file
   */
  public static List<ConformanceCase> read(Path file) {
    JsonNode cases = parse(file).path("cases");
    if (!cases.isArray()) {
      throw new DataFileException(file, "is not a case file; it has no list 'cases'.");
    }
    List<ConformanceCase> read = new ArrayList<>();
    for (JsonNode one : cases) {
      String place = "case " + (read.size() + 1) + " (" + one.path("id").asString("no id") + ")";
      try {
        read.add(new CaseReader(one).read());
      } catch (MalformedCaseException malformed) {
        throw new DataFileException(file, place + ": " + malformed.getMessage());
      }
    }
    return read;
  }

  private static JsonNode parse(Path file) {
    try {
      return JsonMapper.shared().readTree(Files.readAllBytes(file));
    } catch (IOException failure) {
      throw DataFileException.reading(file, failure);
    } catch (JacksonException malformed) {
      TokenStreamLocation at = malformed.getLocation();
      throw new DataFileException(
          file,
          (at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
              + "is not JSON: "
              + malformed.getOriginalMessage());
    }
  }
}
