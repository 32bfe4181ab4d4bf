package io.github.quern.samples.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes small PNG files: few colours, packed as well as they can be. */
final class Png {
  /** Brightnesses of red, green and blue are rounded to multiples of this, 0 to 15 times. */
  private static final int STEP = 17;

  private static final int LARGEST_PALETTE = 256;

  private Png() {}

  static void write(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ImageWriteParam packed = writer.getDefaultWriteParam();
    packed.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    packed.setCompressionQuality(0);
    // ImageIO would keep the rest of a longer file that was there before.
    Files.deleteIfExists(file);
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(withFewColours(image), null, null), packed);
    } finally {
      writer.dispose();
    }
  }

  private static BufferedImage withFewColours(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    Arrays.setAll(pixels, k -> rounded(pixels[k]));
    int[] palette = Arrays.stream(pixels).distinct().sorted().toArray();
    BufferedImage copy =
        palette.length > LARGEST_PALETTE
            ? new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB)
            : new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model(palette));
    copy.setRGB(0, 0, width, height, pixels, 0, width);
    return copy;
  }

  private static IndexColorModel model(int[] palette) {
    byte[] red = new byte[palette.length];
    byte[] green = new byte[palette.length];
    byte[] blue = new byte[palette.length];
    for (int k = 0; k < palette.length; k++) {
      red[k] = (byte) (palette[k] >> 16);
      green[k] = (byte) (palette[k] >> 8);
      blue[k] = (byte) palette[k];
    }
    return new IndexColorModel(8, palette.length, red, green, blue);
  }

  private static int rounded(int pixel) {
    int sum = 0xFF;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int brightness = pixel >> shift & 0xFF;
      sum = sum << 8 | Math.round((float) brightness / STEP) * STEP;
    }
    return sum;
  }
}
