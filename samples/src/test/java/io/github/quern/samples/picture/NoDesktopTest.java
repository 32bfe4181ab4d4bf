package io.github.quern.samples.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Pictures on a Java without {@code java.desktop}, such as that of the bundle. */
class NoDesktopTest {
  /** Makes one picture of each kind and says why they cannot be drawn. */
  public static void main(String[] arguments) throws IOException {
    Panel panel =
        Panel.of("", Bounds.square(1))
            .background(Colours.INK)
            .dots(new double[2], Colours.WHITE, 1)
            .line(new double[4], Colours.kind(0));
    Chart chart = Chart.of("", "", "").dots("one", new double[2], Colours.INK);
    for (Picture picture : new Picture[] {Panels.of(10, panel), chart}) {
      System.out.println(
          picture
              .write(Path.of("none.png"))
              .map(reason -> reason.replaceAll(" \\(.*", ""))
              .orElse("drawn"));
    }
  }

  @Test
  void picturesAreMadeAndSayThatTheyCannotBeDrawn() throws IOException {
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules",
                "java.base",
                "-cp",
                System.getProperty("java.class.path"),
                NoDesktopTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("this Java cannot draw\nthis Java cannot draw\n", said);
  }
}
