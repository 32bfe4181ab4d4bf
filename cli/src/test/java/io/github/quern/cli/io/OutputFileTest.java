package io.github.quern.cli.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir Path folder = Path.of("");

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static OutputFile.Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theNameAppearsWhenEverythingIsWritten() throws IOException {
    Path file = folder.resolve("a.csv");
    OutputFile.write(
        file,
        out -> {
          out.write('1');
          assertFalse(Files.exists(file));
          assertEquals(1, names().size(), "the temporary file lies beside it");
        });
    assertEquals("1", Files.readString(file));
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    DataFileException refusal =
        assertThrows(
            DataFileException.class,
            () ->
                OutputFile.write(
                    file,
                    out -> {
                      out.write('1');
                      throw new IOException("No space left on device");
                    }));
    assertEquals(file + ": cannot be written: No space left on device.", refusal.getMessage());
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("a.csv"), names());
  }

  @Test
  void aLinkIsFollowed() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
    OutputFile.write(link, text("new"));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void foldersAreRefusedBeforeAnythingIsComputed() {
    assertEquals(
        folder + ": is a folder, not a file.",
        assertThrows(DataFileException.class, () -> OutputFile.check(folder)).getMessage());
    Path nowhere = folder.resolve("no/a.csv");
    assertEquals(
        nowhere + ": there is no folder " + folder.resolve("no") + ".",
        assertThrows(DataFileException.class, () -> OutputFile.check(nowhere)).getMessage());
    OutputFile.check(Path.of("a.csv"));
  }
}
