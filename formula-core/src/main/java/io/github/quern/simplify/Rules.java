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
      return switch (node.operator()) {
        case Minus minus -> {
          Constant f = number(node, 0);
          yield fraction(node, Math.negateExact(f.numerator()), f.denominator());
        }
        case Add add -> sum(node, 1);
        case Subtract subtract -> sum(node, -1);
        case Mult mult -> {
          Constant f = number(node, 0);
          Constant g = number(node, 1);
          yield fraction(
              node,
              Math.multiplyExact(f.numerator(), g.numerator()),
              Math.multiplyExact(f.denominator(), g.denominator()));
        }
        case Divide divide -> {
          Constant f = number(node, 0);
          Constant g = number(node, 1);
          yield g.is(0)
              ? null
              : fraction(
                  node,
                  Math.multiplyExact(f.numerator(), g.denominator()),
                  Math.multiplyExact(f.denominator(), g.numerator()));
        }
        default -> null;
      };
    } catch (ArithmeticException e) {
      // The exact result does not fit: leave the arithmetic to the kernel.
      return null;
    }
  }

  private static Formula sum(Apply node, long sign) {
    Constant f = number(node, 0);
    Constant g = number(node, 1);
    return fraction(
        node,
        Math.addExact(
            Math.multiplyExact(f.numerator(), g.denominator()),
            Math.multiplyExact(sign, Math.multiplyExact(g.numerator(), f.denominator()))),
        Math.multiplyExact(f.denominator(), g.denominator()));
  }

  private static Constant number(Apply node, int operand) {
    return (Constant) node.operands().get(operand);
  }

  private static Constant fraction(Apply node, long numerator, long denominator) {
    return new Constant(numerator, denominator, node.span());
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
