package io.github.quern.prelink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Started by the build when the classes of a module are compiled. */
public final class Main {
  private Main() {}

  /**
   * Links the lambdas and pattern switches of all classes in folders.
   *
   * @param folders the folders, each with the classes of a module
   * @throws IOException if one cannot be read or written
   * @throws IllegalArgumentException if one is no folder
   */
  public static void main(String[] folders) throws IOException {
    for (String name : folders) {
      Path folder = Path.of(name);
      if (!Files.isDirectory(folder)) {
        throw new IllegalArgumentException("no folder of classes: " + folder);
      }
      new ClassFolder(folder, Main.class.getClassLoader()).link();
    }
  }
}
