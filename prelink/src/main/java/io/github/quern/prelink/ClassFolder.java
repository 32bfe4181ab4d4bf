package io.github.quern.prelink;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of compiled classes. Linked once more, it stays as it is; classes of lambdas that the
 * sources no longer have are removed.
 */
final class ClassFolder {
  private static final String SUFFIX = ".class";

  private final Path folder;
  private final ClassFile files;

  /** Hosts of nests, as internal names, with the classes that were made for them. */
  private final Map<String, List<ClassDesc>> made = new TreeMap<>();

  /**
   * A folder.
   *
   * @param folder the folder
   * @param libraries finds the classes that those of the folder use, without loading them
   */
  ClassFolder(Path folder, ClassLoader libraries) {
    this.folder = folder;
    this.files =
        ClassFile.of(
            // What a class no longer uses is left out, first of all how the JVM would link it.
            ConstantPoolSharingOption.NEW_POOL,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(this::open)
                    .orElse(ClassHierarchyResolver.ofResourceParsing(libraries))
                    .orElse(ClassHierarchyResolver.defaultResolver())));
  }

  /**
   * Links all classes.
   *
   * @throws IOException if a class cannot be read or written
   */
  void link() throws IOException {
    List<Path> classes;
    try (Stream<Path> all = Files.walk(folder)) {
      classes = all.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList();
    }
    for (Path path : classes) {
      if (path.toString().contains(ClassLinks.LAMBDA)) {
        removeStale(path);
      } else {
        link(path);
      }
    }
    for (Map.Entry<String, List<ClassDesc>> nest : made.entrySet()) {
      addMembers(path(nest.getKey()), nest.getValue());
    }
  }

  /** Removes the class of a lambda that its nest, compiled again since, does not know. */
  private void removeStale(Path path) throws IOException {
    ClassModel lambda = files.parse(path);
    Path host = path(host(lambda));
    if (Files.notExists(host)
        || !members(files.parse(host)).contains(lambda.thisClass().asSymbol())) {
      Files.delete(path);
    }
  }

  private void link(Path path) throws IOException {
    ClassModel written = files.parse(path);
    ClassLinks links =
        new ClassLinks(
            written.thisClass(), written.flags(), ClassDesc.ofInternalName(host(written)));
    byte[] linked = files.transformClass(written, links.transform());
    if (links.isEmpty()) {
      return;
    }
    Files.write(path, linked);
    for (LambdaClass lambda : links.lambdas()) {
      Files.write(path(internalName(lambda.name())), lambda.bytes(files, written.majorVersion()));
      made.computeIfAbsent(host(written), host -> new ArrayList<>()).add(lambda.name());
    }
  }

  private void addMembers(Path path, List<ClassDesc> more) throws IOException {
    ClassModel host = files.parse(path);
    Set<ClassDesc> members = new LinkedHashSet<>(members(host));
    members.addAll(more);
    ClassTransform without =
        ClassTransform.dropping(element -> element instanceof NestMembersAttribute);
    ClassTransform with =
        ClassTransform.endHandler(
            builder -> builder.with(NestMembersAttribute.ofSymbols(List.copyOf(members))));
    Files.write(path, files.transformClass(host, without.andThen(with)));
  }

  /** The host of a class's nest, as an internal name. */
  private static String host(ClassModel model) {
    return model
        .findAttribute(Attributes.nestHost())
        .map(attribute -> attribute.nestHost().asInternalName())
        .orElse(model.thisClass().asInternalName());
  }

  private static List<ClassDesc> members(ClassModel host) {
    return host.findAttribute(Attributes.nestMembers()).stream()
        .flatMap(attribute -> attribute.nestMembers().stream())
        .map(ClassEntry::asSymbol)
        .toList();
  }

  private Path path(String internalName) {
    return folder.resolve(internalName + SUFFIX);
  }

  private static String internalName(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }

  private @Nullable InputStream open(ClassDesc type) {
    Path path = path(internalName(type));
    try {
      return Files.exists(path) ? Files.newInputStream(path) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
