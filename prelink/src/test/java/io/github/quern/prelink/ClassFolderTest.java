package io.github.quern.prelink;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClassFolderTest {
  @TempDir Path folder;

  @Test
  void linkedClassesDoWhatTheyDid() throws Exception {
    compile("Kinds", kinds());
    String before = run("Kinds");

    link();

    assertEquals(before, run("Kinds"));
  }

  @Test
  void whatMayBeSerializedAndSwitchesOverConstantsAreLeft() throws Exception {
    compile("Kinds", kinds());
    link();

    Set<String> factories = new TreeSet<>();
    for (byte[] bytes : classes().values()) {
      ClassFile.of().parse(bytes).methods().stream()
          .flatMap(method -> method.code().stream())
          .flatMap(CodeModel::elementStream)
          .filter(InvokeDynamicInstruction.class::isInstance)
          .map(element -> ((InvokeDynamicInstruction) element).bootstrapMethod().methodName())
          .forEach(factories::add);
    }
    assertEquals(
        Set.of(
            "altMetafactory", "bootstrap", "enumSwitch", "makeConcatWithConstants", "typeSwitch"),
        factories);
  }

  @Test
  void linkedTwiceNothingChanges() throws Exception {
    compile("Kinds", kinds());
    link();
    Map<String, byte[]> once = classes();

    link();

    assertSame(once, classes());
  }

  @Test
  void whatWasCutOffIsDoneAgain() throws Exception {
    compile("Kinds", kinds());
    String before = run("Kinds");
    Map<String, byte[]> unlinked = classes();
    link();
    Map<String, byte[]> whole = classes();
    // All lambdas and the host are written, the other classes of the nest are not.
    for (Map.Entry<String, byte[]> file : unlinked.entrySet()) {
      if (!file.getKey().equals("Kinds.class")) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
    }

    link();

    assertSame(whole, classes());
    assertEquals(before, run("Kinds"));
  }

  @Test
  void sameSourcesGiveTheSameClasses() throws Exception {
    compile("Kinds", kinds());
    link();
    Map<String, byte[]> first = classes();

    compile("Kinds", kinds());
    link();

    assertSame(first, classes());
  }

  @Test
  void classesOfLambdasThatAreNoMoreAreRemoved() throws Exception {
    compile(
        "Some",
        "class Some { Runnable a() { return () -> {}; } Runnable b() { return () -> {}; } }");
    link();
    assertTrue(classes().containsKey("Some$$Lambda1.class"));

    compile("Some", "class Some { Runnable a() { return () -> {}; } }");
    link();

    assertEquals(List.of("Some$$Lambda0.class", "Some.class"), List.copyOf(classes().keySet()));
  }

  @Test
  void whatIsNoFolderIsNamed() {
    Path missing = folder.resolve("missing");

    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> Main.main(new String[] {missing.toString()}));

    assertEquals("no folder of classes: " + missing, error.getMessage());
  }

  private void link() throws IOException {
    new ClassFolder(folder, ClassLoader.getSystemClassLoader()).link();
  }

  private static String kinds() throws IOException {
    try (InputStream source =
        Objects.requireNonNull(ClassFolderTest.class.getResourceAsStream("Kinds.java.txt"))) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void compile(String name, String source) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".java"), source);
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-nowarn",
                "-Xlint:none",
                "-d",
                folder.toString(),
                file.toString()));
    Files.delete(file);
  }

  /** What the program prints, in a JVM that verifies all of its classes. */
  private String run(String name) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(java.toString(), "-cp", folder.toString(), name)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private Map<String, byte[]> classes() throws IOException {
    Map<String, byte[]> classes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        classes.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return classes;
  }

  private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, bytes) -> assertArrayEquals(bytes, actual.get(name), name));
  }
}
