package io.github.quern.samples.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Panels side by side, or in several rows.
 *
 * @param width of each panel, in pixels
 * @param columns how many stand side by side
 * @param panels row by row, all of the same shape as the first
 */
public record Panels(int width, int columns, List<Panel> panels) implements Picture {
  /** Copies the list. */
  public Panels {
    panels = List.copyOf(panels);
  }

  /** Panels side by side. */
  public static Panels of(int width, Panel... panels) {
    return new Panels(width, panels.length, List.of(panels));
  }

  @Override
  public void draw(Path file) throws IOException {
    Png.write(new PanelPainter(this).image(), file);
  }
}
