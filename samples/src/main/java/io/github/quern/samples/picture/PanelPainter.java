package io.github.quern.samples.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Draws panels; apart from {@link Panels}, so that those exist where {@code java.desktop} does not.
 */
final class PanelPainter {
  private static final int MARGIN = 12;
  private static final int CAPTION = 22;
  private static final int LETTERS = 13;

  private final Panels panels;
  private final int width;
  private final int height;

  PanelPainter(Panels panels) {
    this.panels = panels;
    this.width = panels.width();
    this.height = (int) Math.round(width * panels.panels().getFirst().bounds().aspect());
  }

  BufferedImage image() {
    List<Panel> all = panels.panels();
    int columns = panels.columns();
    int rows = (all.size() + columns - 1) / columns;
    BufferedImage image =
        new BufferedImage(
            MARGIN + columns * (width + MARGIN),
            MARGIN + rows * (CAPTION + height + MARGIN),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LETTERS));
    for (int k = 0; k < all.size(); k++) {
      Graphics2D place =
          (Graphics2D)
              graphics.create(
                  MARGIN + k % columns * (width + MARGIN),
                  MARGIN + k / columns * (CAPTION + height + MARGIN),
                  width,
                  CAPTION + height);
      draw(all.get(k), place);
      place.dispose();
    }
    graphics.dispose();
    return image;
  }

  private void draw(Panel panel, Graphics2D graphics) {
    graphics.setColor(new Color(Colours.INK));
    graphics.drawString(panel.caption(), 0, LETTERS);
    graphics.translate(0, CAPTION);
    graphics.clipRect(0, 0, width, height);
    panel.draw(new GraphicsCanvas(graphics, panel.bounds(), width, height));
    graphics.setColor(Color.GRAY);
    graphics.draw(new Rectangle2D.Double(0, 0, width - 1.0, height - 1.0));
  }
}
