package io.github.quern.cli.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.cli.documentation.Example.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would make an example of the documentation fail. */
class SessionTest {
  private static String failure(String code) throws IOException {
    try (Session session = new Session()) {
      return String.valueOf(
          assertThrows(AssertionError.class, () -> session.run(code)).getMessage());
    }
  }

  @Test
  void codeThatDoesNotCompileFails() throws IOException {
    assertTrue(failure("int a = 1;\nTensor t = Tensor.fo(a);").contains("cannot find symbol"));
    assertTrue(failure("int b = missing();").contains("cannot find symbol"));
    assertTrue(failure("int f() { return missing(); }").contains("missing()"));
    assertTrue(failure("int c = (1").contains("no complete Java"));
  }

  @Test
  void codeThatThrowsFails() throws IOException {
    assertTrue(failure("int a = 1;\nList.of().getFirst();").contains("List.of().getFirst()"));
  }

  @Test
  void namesMayBeGivenAgainWithOtherTypes() throws IOException {
    try (Session session = new Session()) {
      session.run("float[] x = {1, 2};\nTensor a = Tensor.of(x, 2, 1);");
      session.run("Term x = vi(3), y = vj(3);\nTerm d = sqDist(x, y);");
      assertEquals("1", session.textOf("d.formula().dimension()"));
    }
  }

  @Test
  void blocksAndCommentsOfAPage() {
    Page page =
        Page.of(
            "some.md",
            """
            Text with `code`.

            <!-- a remark -->

            <!-- setup
            int a = 1;
            -->

            ```java
            int b = a;
            ```

            <!-- prints b -->

            ```
            1
            ```

            ```sh
            scripts/quern devices
            ```
            """);
    assertEquals(
        List.of(
            new Example(Kind.SETUP, "int a = 1;", 5),
            new Example(Kind.JAVA, "int b = a;\n", 9),
            new Example(Kind.PRINTS, "b", 13),
            new Example(Kind.TEXT, "1\n", 15),
            new Example(Kind.SHELL, "scripts/quern devices\n", 19)),
        page.examples());
  }

  @Test
  void commandsThatNobodyTriesAreFound() {
    assertThrows(AssertionError.class, () -> ShellBlock.run("rm -r x", Path.of(".")));
    assertThrows(
        AssertionError.class, () -> ShellBlock.run("scripts/quern sample none", Path.of("target")));
  }

  @Test
  void timesAndThreadsAreNotCompared() {
    assertEquals(
        ShellBlock.comparable("took 12.5 ms, 2 threads  \nend\n"),
        ShellBlock.comparable("took 3 ms, 16 threads\nend"));
  }
}
