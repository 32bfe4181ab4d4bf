package io.github.quern.cli.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.data.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
  @TempDir Path folder = Path.of("");

  private NumberTable read(String text) throws IOException {
    return DataFiles.read(Files.writeString(folder.resolve("a.csv"), text), Optional.empty());
  }

  @Test
  void numbersAreReadAsPeopleAndProgramsWriteThem() throws IOException {
    NumberTable table = read("1, -2.5 ,+3e2\r\n\"4\",.5,1E-3\r\nnan,inf,-Infinity\r\nNaN,INF,-inf");
    assertEquals(List.of(4, 3), List.of(table.rows(), table.columns()));
    assertArrayEquals(
        new double[] {
          1,
          -2.5,
          300,
          4,
          0.5,
          1e-3,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY
        },
        table.values());
  }

  @Test
  void aFirstLineWithoutNumbersIsAHeader() throws IOException {
    NumberTable table = read("\uFEFFx,\"y, z\"\n1,2\n");
    assertEquals(List.of("x", "y, z"), table.names());
    assertArrayEquals(new double[] {1, 2}, table.values());
    assertEquals(List.of(), read("1,2\n").names());
  }

  @Test
  void aHeaderAloneIsATableWithoutRows() throws IOException {
    NumberTable table = read("x,y\n");
    assertEquals(List.of(0, 2), List.of(table.rows(), table.columns()));
  }

  @Test
  void aLineOfEmptyFieldsIsNoHeader() {
    DataFileException refusal = assertThrows(DataFileException.class, () -> read(",\n1,2\n"));
    assertEquals(
        folder.resolve("a.csv") + ": line 1, column 1: is empty, but a number is needed.",
        refusal.getMessage());
  }

  @Test
  void moreRowsThanTheFirstBufferAreKept() throws IOException {
    NumberTable table = read("1,2,3\n".repeat(5000));
    assertEquals(5000, table.rows());
    assertEquals(3, table.get(4999, 2));
  }

  @Test
  void anOpenQuoteIsNamed() throws IOException {
    DataFileException refusal = assertThrows(DataFileException.class, () -> read("1,\"2\n3,4\n"));
    assertEquals(
        folder.resolve("a.csv")
            + ": line 1, column 2: '2\n3,4' is not a number, but others on this"
            + " line are; a header has names only.",
        refusal.getMessage());
  }

  @Test
  void everyDoubleReadsBackAsItself() throws IOException {
    double[] values = {
      0.1, -0.0, 1e-310, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, Math.PI, 1e23
    };
    Path file = folder.resolve("b.csv");
    DataFiles.write(file, Tensor.of(values, 4, 2));
    assertArrayEquals(values, DataFiles.read(file, Optional.empty()).values());
    assertEquals("0.1,-0.0", Files.readAllLines(file).getFirst());
  }

  @Test
  void aResultWithoutRowsIsAnEmptyFile() throws IOException {
    Path file = folder.resolve("c.csv");
    DataFiles.write(file, Tensor.of(new double[0], 0, 2));
    assertEquals(0, Files.size(file));
  }
}
