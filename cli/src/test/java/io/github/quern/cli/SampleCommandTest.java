package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.samples.Samples;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCommandTest {
  @TempDir Path folder = Path.of("");

  @Test
  void withoutANameAllAreListed() {
    Quern quern = Quern.run("sample");
    assertEquals(0, quern.status());
    assertTrue(quern.out().startsWith("Samples:\n  gaussian   "), quern.out());
    assertEquals(Samples.all().size() + 1, quern.out().lines().count());
    assertTrue(quern.out().lines().allMatch(line -> line.length() <= 110), quern.out());
  }

  @Test
  void theGaussianSampleTellsShapePlaceTimesAndASmallError() {
    Quern quern = Quern.run("sample", "gaussian", "--backend", "scalar");
    assertEquals(0, quern.status(), quern.err());
    String out = quern.out();
    assertTrue(out.contains("Result: shape (1000, 2), float32\n"), out);
    assertTrue(out.contains("\nFirst rows:\n"), out);
    assertTrue(out.contains("\nBackend: scalar, device 0: "), out);
    assertTrue(out.contains("\n  scalar: chosen"), out);
    Matcher error =
        Pattern.compile(
                "\n  scalar   first [0-9.]+ ms, later [0-9.]+ ms of \\d+, largest error (\\S+)\n")
            .matcher(out);
    assertTrue(error.find(), out);
    // What issue 2 asks for.
    assertTrue(Double.parseDouble(error.group(1)) < 1e-6, out);
  }

  @Test
  void aPictureIsDrawnInTheFolderAskedFor() throws IOException {
    Path out = folder.resolve("pictures");
    Quern quern =
        Quern.run("sample", "spectral-clustering", "--backend", "scalar", "--out", out.toString());
    assertEquals(0, quern.status(), quern.err());
    Path picture = out.resolve("quern-spectral-clustering.png");
    assertTrue(quern.out().contains("\nMisplaced: 0 of 2000 points\n"), quern.out());
    assertTrue(quern.out().endsWith("\nPicture: " + picture + "\n"), quern.out());
    BufferedImage image = ImageIO.read(picture.toFile());
    assertTrue(image.getWidth() > 600 && image.getHeight() > 300, image::toString);
  }

  @Test
  void anUnknownSampleIsAFailureThatNamesTheOthers() {
    Quern quern = Quern.run("sample", "gauss");
    assertEquals(1, quern.status());
    assertTrue(
        quern.err().startsWith("quern: There is no sample 'gauss'; there are: gaussian, "),
        quern.err());
    assertTrue(quern.err().contains(", block-sparse"), quern.err());
  }

  @Test
  void anUnknownBackendOrDeviceIsAFailure() {
    Quern backend = Quern.run("sample", "gaussian", "--backend", "abacus");
    assertEquals(1, backend.status());
    assertTrue(
        backend.err().startsWith("quern: There is no backend 'abacus'; there are auto, CPU, GPU, "),
        backend.err());
    Quern device = Quern.run("sample", "gaussian", "--backend", "scalar", "--device", "7");
    assertEquals(1, device.status());
    assertTrue(device.err().contains("has no device 7"), device.err());
  }

  @Test
  void noThreadsAreWrongUse() {
    Quern quern = Quern.run("sample", "gaussian", "--threads", "0");
    assertEquals(2, quern.status());
    assertTrue(quern.err().startsWith("quern: Invalid value for option '--threads'"), quern.err());
  }
}
