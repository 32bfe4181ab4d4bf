package io.github.quern.simplify;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Formula;
import io.github.quern.operator.constant.Zero;
import io.github.quern.operator.scalar.Add;
import io.github.quern.operator.scalar.Divide;
import io.github.quern.operator.scalar.Exp;
import io.github.quern.operator.scalar.Minus;
import io.github.quern.operator.scalar.Mult;
import io.github.quern.operator.scalar.Subtract;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rules. A new one is one entry here; no rule relies on the order. */
public final class Rules {
  private static final List<Rule> ALL =
      List.of(
          new Rule("fold constants", "IntCst(2)*IntInv(3)", "RatCst(2,3)", Rules::foldConstants),
          new Rule("add zero", "x+IntCst(0)", "x", Rules::addZero),
          new Rule("multiply by one", "IntCst(1)*x", "x", Rules::multiplyByOne),
          new Rule(
              "gather numbers", "IntCst(2)*(x*(s*IntInv(3)))", "RatCst(2,3)*s*x", Products::gather),
          new Rule("negate twice", "Minus(Minus(x))", "x", Rules::negateTwice),
          new Rule(
              "multiply exponentials", "Exp(x)*Exp(y)", "Exp(x+y)", Rules::multiplyExponentials));

  private Rules() {}

  /** The rules. */
  public static List<Rule> all() {
    return ALL;
  }

  private static @Nullable Formula foldConstants(Apply node) {
    if (!node.operands().stream().allMatch(Constant.class::isInstance)) {
      return null;
    }
    try {
      Constant result =
          switch (node.operator()) {
            case Minus _ -> number(node, 0).negated();
            case Add _ -> number(node, 0).plus(number(node, 1));
            case Subtract _ -> number(node, 0).minus(number(node, 1));
            case Mult _ -> number(node, 0).times(number(node, 1));
            case Divide _ -> number(node, 0).over(number(node, 1));
            default -> null;
          };
      return result == null ? null : result.writtenAt(node.span());
    } catch (ArithmeticException e) {
      // A division by zero, or the exact result does not fit: left to the kernel's arithmetic.
      return null;
    }
  }

  private static Constant number(Apply node, int operand) {
    return (Constant) node.operands().get(operand);
  }

  private static @Nullable Formula addZero(Apply node) {
    if (node.operator() instanceof Add) {
      Formula f = node.operands().get(0);
      Formula g = node.operands().get(1);
      return keep(node, f, isZero(g)) != null ? f : keep(node, g, isZero(f));
    }
    return node.operator() instanceof Subtract
        ? keep(node, node.operands().get(0), isZero(node.operands().get(1)))
        : null;
  }

  private static @Nullable Formula multiplyByOne(Apply node) {
    if (node.operator() instanceof Mult) {
      Formula f = node.operands().get(0);
      Formula g = node.operands().get(1);
      return keep(node, f, isOne(g)) != null ? f : keep(node, g, isOne(f));
    }
    return node.operator() instanceof Divide
        ? keep(node, node.operands().get(0), isOne(node.operands().get(1)))
        : null;
  }

  /** An operand in place of the node, if the condition holds and it has the node's dimension. */
  private static @Nullable Formula keep(Apply node, Formula operand, boolean condition) {
    return condition && operand.dimension() == node.dimension() ? operand : null;
  }

  private static boolean isOne(Formula formula) {
    return formula instanceof Constant constant && constant.is(1);
  }

  private static boolean isZero(Formula formula) {
    return switch (formula) {
      case Constant constant -> constant.is(0);
      case Apply apply -> apply.operator() instanceof Zero;
      default -> false;
    };
  }

  private static @Nullable Formula negateTwice(Apply node) {
    return node.operator() instanceof Minus
            && node.operands().getFirst() instanceof Apply inner
            && inner.operator() instanceof Minus
        ? inner.operands().getFirst()
        : null;
  }

  private static @Nullable Formula multiplyExponentials(Apply node) {
    return node.operator() instanceof Mult
            && node.operands().get(0) instanceof Apply f
            && f.operator() instanceof Exp
            && node.operands().get(1) instanceof Apply g
            && g.operator() instanceof Exp
        ? new Exp().of(new Add().of(f.operands().getFirst(), g.operands().getFirst()))
        : null;
  }
}
