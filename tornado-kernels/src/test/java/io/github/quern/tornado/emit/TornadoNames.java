package io.github.quern.tornado.emit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import org.jspecify.annotations.Nullable;

/** Verifies classes that name TornadoVM's types, of which it knows no more than the names. */
public final class TornadoNames {
  private static final ClassHierarchyResolver JDK =
      ClassHierarchyResolver.ofResourceParsing(ClassLoader.getPlatformClassLoader());

  private TornadoNames() {}

  /** What {@code verify} is to be called on. */
  public static ClassFile verifier() {
    return ClassFile.of(
        ClassFile.ClassHierarchyResolverOption.of(
            ((ClassHierarchyResolver) TornadoNames::resolve).orElse(JDK)));
  }

  private static @Nullable ClassHierarchyInfo resolve(ClassDesc type) {
    if (!type.packageName().startsWith("uk.ac.manchester.tornado.")) {
      return null;
    }
    if (type.displayName().endsWith("Exception")) {
      return ClassHierarchyInfo.ofClass(ClassDesc.of("java.lang.RuntimeException"));
    }
    return type.displayName().contains("Task")
        ? ClassHierarchyInfo.ofInterface()
        : ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object);
  }
}
