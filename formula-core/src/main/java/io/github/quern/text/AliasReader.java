package io.github.quern.text;

import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;

/** Reads one alias, such as {@code X = Vi(3)}. */
final class AliasReader extends TokenReader {
  private final Operators operators;

  AliasReader(String text, Operators operators) {
    super(text);
    this.operators = operators;
  }

  void declare(Arguments arguments, int ordinal) {
    Token name = next();
    if (name.kind() != Token.Kind.NAME) {
      throw fail(
          name.span(),
          "An alias starts with a name, such as X = Vi(3); found " + name.describe() + ".",
          "Names are letters, digits and '_', and do not start with a digit.");
    }
    if (operators.find(name.text()).isPresent()
        || isVariableKeyword(name.text())
        || name.text().equals("Ind")) {
      throw fail(
          name.span(),
          "'" + name.text() + "' is a word of the formula language and cannot name a variable.");
    }
    expect("=", "after the name of an alias");
    Token keyword = next();
    if (keyword.kind() != Token.Kind.NAME || !isVariableKeyword(keyword.text())) {
      String hint =
          keyword.text().equals("Vx") || keyword.text().equals("Vy")
              ? "Vx and Vy are old names of Vi and Vj."
              : "Vi is indexed by i, Vj by j, Pm is a parameter.";
      throw fail(
          keyword.span(),
          "Expected Vi, Vj, Pm or Var after '=', found " + keyword.describe() + ".",
          hint);
    }
    Variable variable = variable(keyword, ordinal, name.text());
    Token rest = peek();
    if (rest.kind() != Token.Kind.END) {
      throw fail(rest.span(), "Expected the end of the alias, found " + rest.describe() + ".");
    }
    arguments.declare(name.text(), variable, text(), name.span());
  }
}
