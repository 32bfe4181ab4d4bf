package io.github.quern.text;

import io.github.quern.derivative.Derivatives;
import io.github.quern.formula.Apply;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Definition;
import io.github.quern.formula.DimensionException;
import io.github.quern.formula.Formula;
import io.github.quern.formula.FormulaException;
import io.github.quern.formula.Operator;
import io.github.quern.formula.Parameter;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.operator.Operators;
import io.github.quern.operator.scalar.Add;
import io.github.quern.operator.scalar.Divide;
import io.github.quern.operator.scalar.Equal;
import io.github.quern.operator.scalar.LessOrEqual;
import io.github.quern.operator.scalar.LessThan;
import io.github.quern.operator.scalar.Minus;
import io.github.quern.operator.scalar.Mult;
import io.github.quern.operator.scalar.NotEqual;
import io.github.quern.operator.scalar.Pow;
import io.github.quern.operator.scalar.Square;
import io.github.quern.operator.scalar.Subtract;
import io.github.quern.operator.vector.Scalprod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads one formula by recursive descent; each method reads one level of binding. */
final class ExpressionReader extends TokenReader {
  private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "==", "!=");

  private final Operators operators;
  private final Arguments arguments;
  private int nesting;

  /** Whether a derivative was met, which makes formulas deeper than they are written. */
  private boolean derived;

  ExpressionReader(String text, Operators operators, Arguments arguments) {
    super(limited(text));
    this.operators = operators;
    this.arguments = arguments;
  }

  /** What an expression stands for. */
  private sealed interface Piece {
    Span span();
  }

  /** A number made of literals only: exact, and usable where a whole number is asked for. */
  private record Literal(Constant value, Span span) implements Piece {}

  /** A term. */
  private record Term(Formula formula, Span span) implements Piece {}

  /** An index sequence, only valid as a parameter. */
  private record Sequence(List<Integer> values, Span span) implements Piece {}

  private static String limited(String text) {
    if (text.length() > Limits.LENGTH) {
      throw new FormulaException(
          "The formula has " + text.length() + " characters; the limit is " + Limits.LENGTH + ".",
          text,
          Span.NONE,
          List.of());
    }
    return text;
  }

  Formula read() {
    if (peek().kind() == Token.Kind.END) {
      throw fail(peek().span(), "The formula is empty.");
    }
    Piece piece = comparison();
    Token rest = peek();
    if (rest.is(")") || rest.is("]")) {
      throw fail(rest.span(), "This " + rest.describe() + " closes nothing.");
    }
    if (rest.is("=")) {
      throw fail(rest.span(), "A formula has no assignments.", "To compare, write '=='.");
    }
    if (rest.kind() != Token.Kind.END) {
      throw fail(
          rest.span(),
          "Expected an operator or the end of the formula, found " + rest.describe() + ".");
    }
    if (piece instanceof Literal number) {
      throw fail(
          number.span(),
          "A formula cannot be a bare number.",
          "Write IntCst(…) or RatCst(…) for a constant term.");
    }
    return term(piece, "a formula");
  }

  private Piece comparison() {
    Piece left = scalarProduct();
    Token sign = peek();
    if (sign.kind() != Token.Kind.SYMBOL || !COMPARISONS.contains(sign.text())) {
      return left;
    }
    next();
    Piece right = scalarProduct();
    Token again = peek();
    if (again.kind() == Token.Kind.SYMBOL && COMPARISONS.contains(again.text())) {
      throw fail(
          again.span(),
          "Comparisons do not chain.",
          "Combine two of them by a product: (a < b) * (b < c).");
    }
    return switch (sign.text()) {
      case "<" -> binary(new LessThan(), left, right, sign);
      case "<=" -> binary(new LessOrEqual(), left, right, sign);
      case ">" -> binary(new LessThan(), right, left, sign);
      case ">=" -> binary(new LessOrEqual(), right, left, sign);
      case "==" -> binary(new Equal(), left, right, sign);
      default -> binary(new NotEqual(), left, right, sign);
    };
  }

  private Piece scalarProduct() {
    Piece left = sum();
    while (peek().is("|")) {
      Token sign = next();
      left = binary(new Scalprod(), left, sum(), sign);
    }
    return left;
  }

  private Piece sum() {
    Piece left = product();
    while (peek().is("+") || peek().is("-")) {
      Token sign = next();
      Piece right = product();
      left = arithmetic(sign.is("+") ? new Add() : new Subtract(), left, right, sign);
    }
    return left;
  }

  private Piece product() {
    Piece left = signed();
    while (peek().is("*") || peek().is("/")) {
      Token sign = next();
      Piece right = signed();
      if (sign.is("/") && right instanceof Literal number && number.value().is(0)) {
        throw fail(right.span(), "This divides by zero.");
      }
      left = arithmetic(sign.is("*") ? new Mult() : new Divide(), left, right, sign);
    }
    return left;
  }

  private Piece signed() {
    if (!peek().is("-")) {
      return power();
    }
    Token sign = next();
    enter(sign);
    Piece operand = signed();
    nesting--;
    Span span = sign.span().to(operand.span());
    return operand instanceof Literal number
        ? fold(new Subtract(), new Literal(Constant.of(0), span), number, span)
        : apply(new Minus(), List.of(term(operand, "a term")), List.of(operand.span()), span);
  }

  private Piece power() {
    Piece base = primary();
    if (!peek().is("**")) {
      return base;
    }
    Token sign = next();
    enter(sign);
    Piece exponent = signed();
    nesting--;
    Span span = base.span().to(exponent.span());
    if (!(exponent instanceof Literal number) || !number.value().isInteger()) {
      throw fail(
          exponent.span(),
          "The exponent of '**' must be a whole number.",
          "Powf(f, g) takes a term as exponent.");
    }
    int power = toInt(number, "The exponent");
    Operator operator = power == 2 ? new Square() : new Pow(power);
    return apply(operator, List.of(term(base, "a term")), List.of(base.span()), span);
  }

  private Piece primary() {
    Token token = next();
    if (token.is("(")) {
      enter(token);
      Piece inner = comparison();
      nesting--;
      if (peek().is(",")) {
        throw fail(peek().span(), "Parentheses hold one term; ',' stands between arguments only.");
      }
      Token close = peek();
      if (!close.is(")")) {
        throw unclosed(token, close);
      }
      next();
      Span span = token.span().to(close.span());
      return switch (inner) {
        case Literal number -> new Literal(number.value(), span);
        case Term term -> new Term(term.formula(), span);
        case Sequence sequence -> sequence;
      };
    }
    return switch (token.kind()) {
      case INTEGER -> new Literal(Constant.of(literal(token)), token.span());
      case NAME -> name(token);
      case SYMBOL -> {
        if (token.is("[")) {
          yield sequence(token, "]");
        }
        throw fail(token.span(), "Expected a term, found " + token.describe() + ".");
      }
      case END -> throw fail(token.span(), "The formula ends where a term should follow.");
    };
  }

  private Piece name(Token name) {
    if (name.text().equals("Ind")) {
      expect("(", "after 'Ind'");
      return sequence(name, ")");
    }
    if (isVariableKeyword(name.text())) {
      Variable variable = variable(name, -1, null);
      Variable known = arguments.place(variable, text(), variable.span());
      return new Term(known.writtenAt(variable.span()), variable.span());
    }
    var definition = operators.find(name.text());
    if (definition.isPresent() && peek().is("(")) {
      return call(name, definition.get());
    }
    var variable = arguments.find(name.text());
    if (variable.isPresent()) {
      if (peek().is("(")) {
        throw fail(name.span(), "'" + name.text() + "' is a variable and cannot be called.");
      }
      return new Term(variable.get().writtenAt(name.span()), name.span());
    }
    if (definition.isPresent()) {
      throw fail(
          name.span(),
          "'" + name.text() + "' is a function: " + definition.get().signature() + ".");
    }
    throw unknown(name);
  }

  private FormulaException unknown(Token name) {
    boolean called = peek().is("(");
    Set<String> known = new TreeSet<>();
    if (called) {
      known.addAll(operators.names());
    } else {
      known.addAll(arguments.names());
    }
    List<String> hints = new ArrayList<>(NearNames.hint(name.text(), known));
    if (hints.isEmpty() && !called) {
      hints.add(
          arguments.names().isEmpty()
              ? "No variable is declared."
              : "Declared are: " + String.join(", ", arguments.names()) + ".");
    }
    return new FormulaException(
        "There is no "
            + (called ? "function" : "variable")
            + " called '"
            + name.text()
            + "'; names are case-sensitive.",
        text(),
        name.span(),
        hints);
  }

  private Piece call(Token name, Definition definition) {
    enter(name);
    Token open = next();
    List<Piece> pieces = new ArrayList<>();
    if (!peek().is(")")) {
      do {
        pieces.add(comparison());
      } while (skip(","));
    }
    Token close = peek();
    if (!close.is(")")) {
      throw unclosed(open, close);
    }
    next();
    nesting--;
    Span span = name.span().to(close.span());
    requireCount(definition, pieces.size(), span);
    derived |= Derivatives.names().contains(definition.name());
    int operandCount = definition.operands().size();
    List<Formula> operands = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (int position = 0; position < operandCount; position++) {
      Piece piece = pieces.get(position);
      operands.add(term(piece, "a term for '" + definition.operands().get(position) + "'"));
      spans.add(piece.span());
    }
    List<Parameter> parameters = new ArrayList<>();
    for (Definition.Slot slot : definition.parameters()) {
      int position = operandCount + parameters.size();
      parameters.add(
          position < pieces.size()
              ? parameter(definition, slot, pieces.get(position))
              : slot.preset().orElseThrow());
    }
    return built(
        () -> definition.builder().build(operands, parameters, span),
        definition.name(),
        spans,
        span);
  }

  private void requireCount(Definition definition, int count, Span span) {
    int fewest = definition.fewestArguments();
    int most = definition.mostArguments();
    if (count >= fewest && count <= most) {
      return;
    }
    throw fail(
        span,
        definition.signature()
            + " takes "
            + (fewest == most ? most : fewest + " to " + most)
            + (most == 1 ? " argument" : " arguments")
            + ", not "
            + count
            + ".");
  }

  private Parameter parameter(Definition definition, Definition.Slot slot, Piece piece) {
    return switch (slot.kind()) {
      case INTEGER ->
          new Parameter.Whole(
              toInt(
                  wholeNumber(definition, slot, piece),
                  "'" + slot.name() + "' of " + definition.name()));
      case LONG -> new Parameter.Whole(wholeNumber(definition, slot, piece).value().numerator());
      case INTEGERS -> {
        if (piece instanceof Sequence sequence) {
          yield new Parameter.Sequence(sequence.values());
        }
        throw fail(
            piece.span(),
            "'"
                + slot.name()
                + "' of "
                + definition.signature()
                + " must be a sequence of whole numbers, such as [2,3] or Ind(2,3).");
      }
    };
  }

  private Literal wholeNumber(Definition definition, Definition.Slot slot, Piece piece) {
    if (piece instanceof Literal number && number.value().isInteger()) {
      return number;
    }
    throw fail(
        piece.span(),
        "'" + slot.name() + "' of " + definition.signature() + " must be a whole number.");
  }

  private Sequence sequence(Token open, String closing) {
    enter(open);
    List<Integer> values = new ArrayList<>();
    if (!peek().is(closing)) {
      do {
        Piece piece = signed();
        if (!(piece instanceof Literal number) || !number.value().isInteger()) {
          throw fail(piece.span(), "An index sequence holds whole numbers only.");
        }
        values.add(toInt(number, "An index"));
      } while (skip(","));
    }
    Token close = expect(closing, "after the numbers of an index sequence");
    nesting--;
    return new Sequence(values, open.span().to(close.span()));
  }

  private Piece arithmetic(Operator operator, Piece left, Piece right, Token sign) {
    return left instanceof Literal first && right instanceof Literal second
        ? fold(operator, first, second, left.span().to(right.span()))
        : binary(operator, left, right, sign);
  }

  /** Arithmetic on literals, exactly. */
  private Piece fold(Operator operator, Literal left, Literal right, Span span) {
    Constant a = left.value();
    Constant b = right.value();
    try {
      Constant result =
          switch (operator) {
            case Add _ -> a.plus(b);
            case Subtract _ -> a.minus(b);
            case Mult _ -> a.times(b);
            default -> a.over(b);
          };
      return new Literal(result.writtenAt(span), span);
    } catch (ArithmeticException e) {
      throw fail(span, "This number is too large; the limit is " + Long.MAX_VALUE + ".");
    }
  }

  private Piece binary(Operator operator, Piece left, Piece right, Token sign) {
    String side = "a term beside '" + sign.text() + "'";
    Span span = left.span().to(right.span());
    return apply(
        operator,
        List.of(term(left, side), term(right, side)),
        List.of(left.span(), right.span()),
        span);
  }

  private Piece apply(
      Operator operator, List<Formula> operands, List<Span> operandSpans, Span span) {
    return built(() -> new Apply(operator, operands, span), operator.name(), operandSpans, span);
  }

  /** Builds a term, and turns what is wrong with it into an error that points at the place. */
  private Piece built(
      java.util.function.Supplier<Formula> builder,
      String function,
      List<Span> operandSpans,
      Span span) {
    Formula formula;
    try {
      formula = builder.get();
    } catch (DimensionException e) {
      String message = e.sentence();
      boolean mentioned = message.startsWith(function);
      Span place =
          mentioned && e.operand() >= 0 && e.operand() < operandSpans.size()
              ? operandSpans.get(e.operand())
              : span;
      throw fail(place, mentioned ? message : "In " + function + ": " + message);
    } catch (FormulaException e) {
      // Of a derivative, which shows the term as it is printed and not as it was written.
      throw fail(span, "In " + function + ": " + e.sentence());
    } catch (ArithmeticException e) {
      throw fail(span, "In " + function + ": the numbers divide by zero or are too large.");
    }
    int deepest = derived ? Limits.DERIVED_DEPTH : Limits.DEPTH;
    if (formula instanceof Apply apply && apply.depth() > deepest) {
      throw fail(
          span,
          "The formula is more than "
              + deepest
              + " operators deep"
              + (derived ? ", its derivatives included." : "."),
          "Group a long sum by parentheses, (a+b)+(c+d), to make it shallower.");
    }
    if (formula.dimension() > Limits.COMPONENTS) {
      throw fail(
          span,
          "This term has "
              + formula.dimension()
              + " components; the limit is "
              + Limits.COMPONENTS
              + ".");
    }
    return new Term(formula, span);
  }

  private Formula term(Piece piece, String what) {
    return switch (piece) {
      case Literal number -> number.value().writtenAt(number.span());
      case Term term -> term.formula();
      case Sequence sequence ->
          throw fail(sequence.span(), "Expected " + what + ", found an index sequence.");
    };
  }

  private int toInt(Literal number, String what) {
    long value = number.value().numerator();
    if (value != (int) value) {
      throw fail(number.span(), what + " is out of range: " + value + ".");
    }
    return (int) value;
  }

  private void enter(Token at) {
    if (++nesting > Limits.NESTING) {
      throw fail(at.span(), "The formula is nested more than " + Limits.NESTING + " levels deep.");
    }
  }

  private FormulaException unclosed(Token open, Token found) {
    return found.kind() == Token.Kind.END
        ? fail(open.span(), "This '(' is never closed.")
        : fail(found.span(), "Expected an operator, ',' or ')', found " + found.describe() + ".");
  }
}
