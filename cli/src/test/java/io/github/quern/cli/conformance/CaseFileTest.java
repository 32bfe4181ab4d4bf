package io.github.quern.cli.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.cli.io.DataFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseFileTest {
  private static final String GOOD =
      "'formula':'x','aliases':['x = Vi(1)'],'axis':1,'args':[{'shape':[0,1],'data':[]}],"
          + "'expected':{'shape':[0,1],'data':[]}";

  @TempDir Path folder = Path.of("");

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content.replace('\'', '"'));
  }

  private void assertRefused(String message) {
    assertEquals(
        message,
        assertThrows(DataFileException.class, () -> CaseFile.readFolder(folder)).getMessage());
  }

  @Test
  void everyJsonFileOfTheFolderCountsAndNoOther() throws IOException {
    write("b.json", "{'cases':[{'id':'b/1'," + GOOD + "},{'id':'b/2'," + GOOD + "}]}");
    write("a.json", "{'cases':[{'id':'a/1'," + GOOD + "}]}");
    write("README.md", "not a case file");
    assertEquals(
        List.of("a/1", "b/1", "b/2"),
        CaseFile.readFolder(folder).stream().map(ConformanceCase::id).toList());
  }

  @Test
  void aFolderWithoutCasesIsAnError() {
    assertRefused(folder + ": has no case files (*.json).");
  }

  @Test
  void aFileThatIsNoCaseFileIsAnError() throws IOException {
    Path file = write("a.json", "{'case':[]}");
    assertRefused(file + ": is not a case file; it has no list 'cases'.");
    write("a.json", "[1]");
    assertRefused(file + ": is not a case file; it has no list 'cases'.");
  }

  @Test
  void aFileThatIsNoJsonIsAnErrorWithItsPlace() throws IOException {
    Path file = write("a.json", "{'cases':\n [1,,2]}");
    DataFileException refusal =
        assertThrows(DataFileException.class, () -> CaseFile.readFolder(folder));
    String begin = file + ": line 2, column 5: is not JSON: Unexpected character (',' (code 44))";
    assertTrue(String.valueOf(refusal.getMessage()).startsWith(begin), refusal::getMessage);
  }

  @Test
  void twoCasesOfOneNameAreAnError() throws IOException {
    Path first = write("a.json", "{'cases':[{'id':'a/1'," + GOOD + "}]}");
    Path second = write("b.json", "{'cases':[{'id':'a/1'," + GOOD + "}]}");
    assertRefused(second + ": the id 'a/1' comes a second time; the first is in " + first);
  }

  @Test
  void whatACaseLacksIsNamed() throws IOException {
    Path file = write("a.json", "{'cases':[{'id':'a/1'," + GOOD + "},{'id':'a/2'}]}");
    assertRefused(file + ": case 2 (a/2): 'args' must be a list.");
    write("a.json", "{'cases':[{" + GOOD + "}]}");
    assertRefused(file + ": case 1 (no id): 'id' must be a text.");
    write("a.json", "{'cases':[{'id':'a/1'," + GOOD.replace("[]}]", "[1]}]") + "}]}");
    assertRefused(file + ": case 1 (a/1): the shape (0, 1) does not fit 1 entries.");
    write("a.json", "{'cases':[{'id':'a/1','expect':'fine'," + GOOD + "}]}");
    assertRefused(file + ": case 1 (a/1): 'expect' must be result, error or either, not fine.");
  }

  @Test
  void rangesAreWholeNumbers() throws IOException {
    for (String wrong : List.of("[1,2]", "{}", "null", "0.5", "'2'", "9223372036854775808")) {
      Path file =
          write(
              "a.json",
              "{'cases':[{'id':'r','ranges':{'slices_i':[" + wrong + "]}," + GOOD + "}]}");
      assertRefused(
          file
              + ": case 1 (r): 'ranges' need whole numbers, not "
              + wrong.replace('\'', '"')
              + ".");
    }
  }

  @Test
  void aShapeOfMoreEntriesThanALongCountsIsRefused() throws IOException {
    Path file =
        write(
            "a.json",
            "{'cases':[{'id':'s'," + GOOD.replace("[0,1]", "[4294967296,4294967296]") + "}]}");
    assertRefused(
        file + ": case 1 (s): the shape (4294967296, 4294967296) does not fit 0 entries.");
  }

  @Test
  void numbersTooLargeForDoublePrecisionAreInfinite() throws IOException {
    String digits = "9".repeat(400);
    String one = GOOD.replace("[0,1],'data':[]}]", "[1,1],'data':[" + digits + "]}]");
    Path file = write("a.json", "{'cases':[{'id':'n','atol':" + digits + "," + one + "}]}");
    ConformanceCase read = CaseFile.read(file).getFirst();
    assertEquals(Double.POSITIVE_INFINITY, read.atol());
    assertEquals(List.of(Double.POSITIVE_INFINITY), read.arguments().getFirst().data());
  }

  @Test
  void aLongValueIsCutInTheMessage() throws IOException {
    String list = "[" + "0,".repeat(1000) + "0]";
    Path file =
        write(
            "a.json",
            "{'cases':[{'id':'l'," + GOOD.replace("['x = Vi(1)']", "[" + list + "]") + "}]}");
    assertRefused(file + ": case 1 (l): a text is needed, not " + list.substring(0, 60) + "....");
  }
}
