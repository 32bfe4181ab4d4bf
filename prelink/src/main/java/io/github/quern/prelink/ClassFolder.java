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
   * Links all classes. Should that be cut off at any file, it can be done again: first the classes
   * of lambdas are written, which nothing uses yet, then the hosts of nests, which name them.
   *
   * @throws IOException if a class cannot be read or written
   */
  void link() throws IOException {
    Map<Path, byte[]> linked = new TreeMap<>();
    Map<Path, byte[]> lambdas = new TreeMap<>();
    Map<Path, List<ClassDesc>> nests = new TreeMap<>();
    for (Path path : classes()) {
      if (path.toString().contains(ClassLinks.LAMBDA)) {
        removeStale(path);
        continue;
      }
      ClassModel written = files.parse(path);
      String host = host(written);
      ClassLinks links =
          new ClassLinks(written.thisClass(), written.flags(), ClassDesc.ofInternalName(host));
      byte[] bytes = files.transformClass(written, links.transform());
      if (!links.isEmpty()) {
        linked.put(path, bytes);
      }
      for (LambdaClass lambda : links.lambdas()) {
        lambdas.put(path(internalName(lambda.name())), lambda.bytes(files, written.majorVersion()));
        nests.computeIfAbsent(path(host), none -> new ArrayList<>()).add(lambda.name());
      }
    }
    Map<Path, byte[]> hosts = new TreeMap<>();
    for (Map.Entry<Path, List<ClassDesc>> nest : nests.entrySet()) {
      Path path = nest.getKey();
      byte[] host = linked.remove(path);
      ClassModel model = host == null ? files.parse(path) : files.parse(host);
      hosts.put(path, withMembers(model, nest.getValue()));
    }
    write(lambdas);
    write(hosts);
    write(linked);
  }

  private List<Path> classes() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  private static void write(Map<Path, byte[]> classes) throws IOException {
    for (Map.Entry<Path, byte[]> file : classes.entrySet()) {
      Files.write(file.getKey(), file.getValue());
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

  private byte[] withMembers(ClassModel host, List<ClassDesc> more) {
    Set<ClassDesc> members = new LinkedHashSet<>(members(host));
    members.addAll(more);
    ClassTransform without =
        ClassTransform.dropping(element -> element instanceof NestMembersAttribute);
    ClassTransform with =
        ClassTransform.endHandler(
            builder -> builder.with(NestMembersAttribute.ofSymbols(List.copyOf(members))));
    return files.transformClass(host, without.andThen(with));
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
