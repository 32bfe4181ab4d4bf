package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which classes a new JVM initialises for a small call; each takes up to a millisecond there. */
class FirstCallTest {
  /** A class by its file's name, without those within it. */
  private static final Pattern INITIALISED = Pattern.compile("Initializing '([\\w/]+)'");

  private static String output = "";
  private static Set<String> initialised = Set.of();

  @BeforeAll
  static void runInAJvmOfItsOwn() throws IOException, InterruptedException {
    output =
        OtherJvm.run(
            FirstCall.class, "--add-modules", "jdk.incubator.vector", "-Xlog:class+init=info");
    initialised =
        INITIALISED
            .matcher(output)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
  }

  /** The names of the initialised classes below some folders, without the folder. */
  private static Set<String> below(String... folders) {
    return initialised.stream()
        .filter(name ->
            List.of(folders).contains(name.substring(0, Math.max(0, name.lastIndexOf('/')))))
        .map(name -> name.substring(name.lastIndexOf('/') + 1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theResultIsThere() {
    assertTrue(output.contains("result (10, 1)"), output);
  }

  @Test
  void onlyTheOperatorsOfTheFormulaAreInitialised() {
    String operators = "io/github/quern/operator/";
    assertEquals(
        Set.of("Exp", "Minus", "Mult", "Subtract", "SqDist", "SqNorm2"),
        withoutFamilies(
            below(
                operators + "scalar",
                operators + "vector",
                operators + "matrix",
                operators + "complex",
                operators + "constant",
                operators + "index",
                operators + "external")));
  }

  /** What several operators share. */
  private static Set<String> withoutFamilies(Set<String> names) {
    Set<String> operators = new TreeSet<>(names);
    operators.removeAll(Set.of("Componentwise", "UnaryComponentwise", "Algebra"));
    return operators;
  }

  @Test
  void noDerivativeIsInitialised() {
    assertEquals(Set.of("Derivatives"), below("io/github/quern/derivative"));
  }

  @Test
  void noOtherReductionIsInitialised() {
    assertEquals(
        Set.of("SumReduction"),
        below("io/github/quern/reduction").stream()
            .filter(name -> name.endsWith("Reduction"))
            .collect(Collectors.toSet()));
  }

  /** A call this small ends before vector code would be compiled. */
  @Test
  void noVectorIsInitialised() {
    assertTrue(
        below("jdk/incubator/vector").stream().noneMatch(name -> name.endsWith("Vector")),
        () -> below("jdk/incubator/vector").toString());
  }
}
