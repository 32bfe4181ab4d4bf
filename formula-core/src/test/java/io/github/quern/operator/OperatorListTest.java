package io.github.quern.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.derivative.Derivatives;
import io.github.quern.formula.Apply;
import io.github.quern.formula.Definition;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Subterms;
import io.github.quern.operator.external.ExternalOperator;
import io.github.quern.testing.Signature;
import io.github.quern.testing.StandardVariables;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorListTest {
  private static Collection<Definition> definitions() {
    return Operators.standard().all();
  }

  @Test
  void everyOperatorThatIsCompiledIsListed() throws ReflectiveOperationException {
    List<String> unlisted = new ArrayList<>();
    for (Class<?> type : operatorClasses()) {
      boolean listed =
          hasDefinition(type)
              && Operators.standard().all().contains(type.getField("DEFINITION").get(null));
      if (!listed) {
        unlisted.add(type.getSimpleName());
      }
    }
    assertEquals(List.of(), unlisted, "add their DEFINITION to Operators");
  }

  @Test
  void theWalkFindsOperatorsAndCombinations() {
    List<String> names = operatorClasses().stream().map(Class::getSimpleName).toList();
    assertTrue(
        names.containsAll(List.of("Exp", "SqDist", "MatVecMult", "IntCst")), names::toString);
  }

  @Test
  void everyListedFunctionHasItsOwnFile() {
    assertEquals(definitions().size(), operatorClasses().size());
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aFunctionIsFoundByItsName(Definition definition) {
    assertEquals(definition, Operators.standard().find(definition.name()).orElseThrow());
  }

  /** The names are written beside the definitions, so that these need not be initialised. */
  @Test
  void namesAreThoseOfTheDefinitionsAndDifferent() {
    List<String> names = definitions().stream().map(Definition::name).toList();
    assertEquals(names, Operators.standard().names());
    assertEquals(names.size(), new HashSet<>(names).size());
    assertEquals(Derivatives.all().stream().map(Definition::name).toList(), Derivatives.names());
  }

  @Test
  void groupsHoldAllFunctions() {
    assertEquals(
        definitions(),
        Operators.standard().groups().stream()
            .flatMap(group -> group.functions().stream())
            .toList());
  }

  @Test
  void anUnknownNameIsNotFound() {
    assertTrue(Operators.standard().find("exp").isEmpty());
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void aFunctionHasOneLineOfDocumentation(Definition definition) {
    assertFalse(definition.summary().isBlank());
    assertFalse(definition.summary().contains("\n"));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void operandsAndParametersHaveDifferentNames(Definition definition) {
    List<String> names =
        Stream.concat(
                definition.operands().stream(),
                definition.parameters().stream().map(Definition.Slot::name))
            .toList();
    assertEquals(names.size(), new HashSet<>(names).size(), definition::signature);
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void theExampleOfAFunctionUsesIt(Definition definition) {
    boolean named = definition.example().contains(definition.name() + "(");
    boolean applied =
        Subterms.of(StandardVariables.parse(definition.example())).stream()
            .anyMatch(term ->
                term instanceof Apply apply && apply.operator().name().equals(definition.name()));
    assertTrue(named || applied, definition::example);
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void anOperatorKeepsTheParametersItWasMadeWith(Definition definition) {
    for (Signature signature : Signature.of(definition)) {
      if (signature.formula() instanceof Apply apply
          && apply.operator().name().equals(definition.name())) {
        assertEquals(signature.parameters(), apply.operator().parameters());
        assertEquals(definition, apply.operator().definition());
      }
    }
  }

  private static boolean hasDefinition(Class<?> type) {
    return Stream.of(type.getFields()).anyMatch(field -> field.getName().equals("DEFINITION"));
  }

  /** The classes that are operators or define a function. */
  private static List<Class<?>> operatorClasses() {
    try {
      Path root =
          Path.of(Operators.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path packages = root.resolve("io/github/quern");
      try (Stream<Path> operators = Files.walk(packages.resolve("operator"));
          Stream<Path> derivatives = Files.walk(packages.resolve("derivative"))) {
        return Stream.concat(operators, derivatives)
            .map(file -> root.relativize(file).toString())
            .filter(file -> file.endsWith(".class"))
            .<Class<?>>map(file -> load(file.replace(".class", "").replace('/', '.')))
            .filter(type -> isOperator(type) || hasDefinition(type))
            // Users' own functions have no definition but that of each user.
            .filter(type -> type != ExternalOperator.class)
            .toList();
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isOperator(Class<?> type) {
    return Operator.class.isAssignableFrom(type) && !type.isInterface();
  }
}
