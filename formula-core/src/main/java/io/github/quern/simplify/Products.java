package io.github.quern.simplify;

import io.github.quern.formula.Apply;
import io.github.quern.formula.Category;
import io.github.quern.formula.Constant;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Subterms;
import io.github.quern.formula.Variable;
import io.github.quern.operator.constant.Zero;
import io.github.quern.operator.scalar.Mult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers among the factors of a product, which derivatives scatter: {@code 2*((e*f)*-1)*x}
 * becomes {@code ((-2*e)*f)*x}.
 */
final class Products {
  /** Longer products stay as they are, so that the time for all of them stays small. */
  private static final int MOST_FACTORS = 32;

  private Constant number = Constant.of(1);
  private int numbers;
  private final List<Formula> scalars = new ArrayList<>();
  private final List<Formula> vectors = new ArrayList<>();

  /** Whether a number is multiplied with a vector although there is a scalar to take it. */
  private boolean misplaced;

  private Products() {}

  /**
   * The product with its numbers gathered into one factor, or null where there is nothing to do.
   */
  static @Nullable Formula gather(Apply node) {
    if (!(node.operator() instanceof Mult)) {
      return null;
    }
    Products product = new Products();
    if (!product.take(node)) {
      return null;
    }
    boolean scattered = product.numbers > 1;
    boolean movable = product.misplaced && !product.scalars.isEmpty();
    return scattered || movable ? product.rebuilt(node) : null;
  }

  /** Takes the factors of a term; false if they are too many, or their number too large. */
  private boolean take(Formula term) {
    if (scalars.size() + vectors.size() + numbers > MOST_FACTORS) {
      return false;
    }
    try {
      switch (term) {
        case Constant constant -> {
          number = number.times(constant);
          numbers++;
        }
        case Apply apply when apply.operator() instanceof Mult -> {
          misplaced |=
              !apply.isScalar() && apply.operands().stream().anyMatch(Constant.class::isInstance);
          return take(apply.operands().get(0)) && take(apply.operands().get(1));
        }
        default -> (term.isScalar() ? scalars : vectors).add(term);
      }
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /** Number and parameters first, whose product is the same for all pairs; vectors last. */
  private Formula rebuilt(Apply node) {
    List<Formula> factors = new ArrayList<>(number.is(1) ? List.of() : List.of(number));
    factors.addAll(scalars.stream().filter(Products::isSameForAllPairs).toList());
    factors.addAll(scalars.stream().filter(scalar -> !isSameForAllPairs(scalar)).toList());
    factors.addAll(vectors);
    Formula product = factors.isEmpty() ? number : factors.getFirst();
    for (Formula factor : factors.subList(Math.min(1, factors.size()), factors.size())) {
      product = new Apply(node.operator(), List.of(product, factor), node.span());
    }
    return product;
  }

  private static boolean isSameForAllPairs(Formula scalar) {
    return Subterms.of(scalar).stream()
        .allMatch(term ->
            switch (term) {
              case Constant constant -> true;
              case Variable variable -> variable.category() == Category.PM;
              case Apply apply -> !apply.operands().isEmpty() || apply.operator() instanceof Zero;
            });
  }
}
