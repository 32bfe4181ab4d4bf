package io.github.quern.samples.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  private static final int RED = 0xFF0000;
  private static final int BLUE = 0x0000FF;

  @TempDir Path folder = Path.of("");

  private BufferedImage drawn(Picture picture) throws IOException {
    Path file = folder.resolve("new").resolve("picture.png");
    assertEquals(Optional.empty(), picture.write(file));
    return ImageIO.read(file.toFile());
  }

  private static int colour(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xFFFFFF;
  }

  @Test
  void fieldsGrowUpwardsAndDotsLieOnThem() throws IOException {
    Panel panel =
        Panel.of("", new Bounds(0, 1, 0, 1))
            .field(new int[] {RED, RED, BLUE, BLUE}, 2)
            .dots(new double[] {0.5, 0.25}, Colours.WHITE, 6);
    BufferedImage image = drawn(Panels.of(100, panel));
    // A margin of 12 and a caption of 22 pixels above the panel.
    int top = 34;
    assertEquals(BLUE, colour(image, 12 + 50, top + 25));
    assertEquals(RED, colour(image, 12 + 10, top + 75));
    assertEquals(Colours.WHITE, colour(image, 12 + 50, top + 75));
    assertEquals(124, image.getWidth());
    assertEquals(146, image.getHeight());
  }

  @Test
  void linesGoThroughTheirPoints() throws IOException {
    Panel panel = Panel.of("", new Bounds(-1, 1, -2, 0)).line(new double[] {-1, -1, 1, -1}, RED);
    BufferedImage image = drawn(Panels.of(100, panel, panel));
    for (int x : new int[] {12 + 20, 12 + 80, 124 + 20}) {
      int[] reds =
          Arrays.stream(new int[] {83, 84, 85})
              .filter(y -> (colour(image, x, y) & 0xFF) < 0x80)
              .toArray();
      assertTrue(reds.length > 0, "no line at " + x);
    }
    assertEquals(Colours.WHITE, colour(image, 12 + 50, 34 + 20));
  }

  @Test
  void chartsAreDrawnAndEmptySeriesLeftOut() throws IOException {
    Chart chart =
        Chart.of("Title", "x", "y")
            .dots("nothing", new double[0], RED)
            .dots("points", new double[] {0, 0, 1, 1}, RED)
            .shade(new double[] {0, 1}, BLUE)
            .crosses("cross", new double[] {1, 0}, 0x00FF00);
    BufferedImage image = drawn(chart);
    int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, 720);
    assertTrue(Arrays.stream(pixels).filter(pixel -> (pixel & 0xFFFFFF) == RED).count() > 20);
    // A square of 5 pixels, which the legend does not repeat.
    long blue = Arrays.stream(pixels).filter(pixel -> (pixel & 0xFFFFFF) == BLUE).count();
    assertTrue(9 <= blue && blue <= 36, "blue pixels " + blue);
    // The lines of a cross are thin, so that their pixels are mixed with what is below.
    assertTrue(
        Arrays.stream(pixels)
            .anyMatch(p -> (p >> 8 & 0xFF) - Math.max(p >> 16 & 0xFF, p & 0xFF) > 0x40));
  }

  @Test
  void whatCannotBeDrawnSaysWhy() throws IOException {
    Picture without =
        file -> {
          throw new NoClassDefFoundError("java/awt/Color");
        };
    assertEquals(
        Optional.of("this Java cannot draw (java.lang.NoClassDefFoundError: java/awt/Color)"),
        without.write(folder.resolve("picture.png")));
  }

  @Test
  void coloursGoFromDarkToBright() {
    int[] colours = Colours.scale(new double[] {Double.NaN, 0, 5, 10, 20}, 0, 10);
    assertEquals(0x440154, colours[1]);
    assertEquals(0x808080, colours[0]);
    assertEquals(0xFDE725, colours[3]);
    assertEquals(colours[3], colours[4]);
    assertNotEquals(colours[1], colours[2]);
    assertArrayEquals(Colours.scale(new double[] {1, 3}, 1, 3), Colours.scale(new double[] {1, 3}));
    assertEquals(0x808080, Colours.pale(0x010101, 0.5));
  }

  @Test
  void gridsAreCentresOfCellsRowByRow() {
    assertArrayEquals(
        new double[] {0.5, 1, 1.5, 1, 0.5, 3, 1.5, 3}, new Bounds(0, 2, 0, 4).grid(2, 2));
    assertEquals(new Bounds(-1.1, 1.1, 8.9, 11.1), Bounds.of(new double[] {-1, 9, 1, 11}));
    assertThrows(IllegalArgumentException.class, () -> new Bounds(1, 1, 0, 1));
  }
}
