package io.github.quern.testing;

import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Classes whose lambdas or pattern switches the JVM would link, which the build should do. */
public final class UnlinkedClasses {
  private static final Set<String> FACTORIES =
      Set.of(
          "java/lang/invoke/LambdaMetafactory.metafactory",
          "java/lang/runtime/SwitchBootstraps.typeSwitch");

  private UnlinkedClasses() {}

  /**
   * The names of such classes.
   *
   * @param classes the folder with the module's compiled classes
   */
  public static List<String> of(Path classes) {
    return CompiledClasses.of(classes).stream()
        .filter(UnlinkedClasses::isUnlinked)
        .map(model -> model.thisClass().asInternalName())
        .toList();
  }

  private static boolean isUnlinked(ClassModel model) {
    for (var entry : model.constantPool()) {
      if (entry instanceof MethodHandleEntry handle
          && FACTORIES.contains(
              handle.reference().owner().asInternalName()
                  + "."
                  + handle.reference().name().stringValue())) {
        return true;
      }
    }
    return false;
  }
}
