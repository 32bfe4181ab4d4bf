package io.github.quern.fuzz.text;

import io.github.quern.cli.conformance.CaseFile;
import io.github.quern.formula.Definition;
import io.github.quern.operator.Operators;
import io.github.quern.testing.StandardVariables;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Inputs of {@link ParserTarget} to start from, and the words that inputs are made of. */
public final class Texts {
  private static final List<String> WORDS =
      List.of(
          "Vi(",
          "Vj(",
          "Pm(",
          "Var(",
          " = ",
          "**",
          "<=",
          ">=",
          "==",
          "!=",
          "<",
          ">",
          "|",
          "[",
          "]",
          "(",
          ")",
          ",",
          "+",
          "-",
          "*",
          "/",
          "\n",
          "0",
          "1",
          "2147483648",
          "9223372036854775808");

  private Texts() {}

  /**
   * The formulas of the conformance cases, valid and not, with their aliases, and the example of
   * every function.
   *
   * @param cases the folder of the case files
   */
  public static List<String> seeds(Path cases) {
    Stream<String> ofCases =
        CaseFile.readFolder(cases).stream()
            .map(one -> String.join("\n", one.aliases()) + "\n" + one.formula());
    Stream<String> examples =
        Operators.standard().all().stream()
            .map(definition ->
                String.join("\n", StandardVariables.ALIASES) + "\n" + definition.example());
    return Stream.concat(ofCases, examples).distinct().toList();
  }

  /** A dictionary as libFuzzer reads it: names of functions, notation, and large numbers. */
  public static String dictionary() {
    StringBuilder dictionary = new StringBuilder();
    Stream.concat(
            Operators.standard().all().stream().map(Definition::name).map(name -> name + "("),
            WORDS.stream())
        .map(word -> word.replace("\n", "\\x0a"))
        .forEach(word -> dictionary.append('"').append(word).append("\"\n"));
    return dictionary.toString();
  }
}
