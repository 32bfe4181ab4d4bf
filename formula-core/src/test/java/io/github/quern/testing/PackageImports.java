package io.github.quern.testing;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which packages of Quern the compiled classes of a module name. */
public final class PackageImports {
  private static final Pattern NAME = Pattern.compile("io/github/quern/((?:[a-z]+/)+)[A-Z]");

  private PackageImports() {}

  /**
   * The packages of a module with the other packages of Quern that they name, all without the
   * common prefix {@code io.github.quern}.
   *
   * @param classes the folder with the module's compiled classes
   */
  public static Map<String, Set<String>> of(Path classes) {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (ClassModel model : CompiledClasses.of(classes)) {
      String home = packages(model.thisClass().asInternalName()).iterator().next();
      Set<String> named = imports.computeIfAbsent(home, name -> new TreeSet<>());
      model.constantPool().forEach(entry -> named.addAll(packages(entry)));
      Stream.concat(
              model.methods().stream().map(method -> method.methodType().stringValue()),
              model.fields().stream().map(field -> field.fieldType().stringValue()))
          .forEach(descriptor -> named.addAll(packages(descriptor)));
      named.remove(home);
    }
    return imports;
  }

  private static Set<String> packages(PoolEntry entry) {
    return switch (entry) {
      case ClassEntry type -> packages(type.asInternalName());
      case NameAndTypeEntry member -> packages(member.type().stringValue());
      case MethodTypeEntry type -> packages(type.descriptor().stringValue());
      default -> Set.of();
    };
  }

  /** The packages in an internal name or a descriptor. */
  private static Set<String> packages(String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      String slashed = matcher.group(1);
      found.add(slashed.substring(0, slashed.length() - 1).replace('/', '.'));
    }
    return found;
  }
}
