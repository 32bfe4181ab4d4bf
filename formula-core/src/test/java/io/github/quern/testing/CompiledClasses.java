package io.github.quern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of a module. */
final class CompiledClasses {
  private CompiledClasses() {}

  /** The classes in a folder, without the descriptors of the module and of packages. */
  static List<ClassModel> of(Path folder) {
    List<ClassModel> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(CompiledClasses::isClass).sorted().toList()) {
        classes.add(ClassFile.of().parse(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes;
  }

  private static boolean isClass(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".class")
        && !List.of("module-info.class", "package-info.class").contains(name);
  }
}
