package io.github.quern.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A rule such as {@code n·p, p → n}, {@code 1 or D, D → 1} or {@code D, E → D+E}. Letters stand for
 * numbers from 1 on, the same in the whole rule; where D is the dimension of an operand, it may be
 * 1 in that operand alone.
 */
public final class DimensionRule {
  private static final String PRODUCT = "(\\d+|[a-zA-Z])(·(\\d+|[a-zA-Z]))*";
  private static final String SUM = PRODUCT + "(\\+" + PRODUCT + ")*";
  private static final String OPERAND = PRODUCT + "( or " + PRODUCT + ")*";
  private static final Pattern RULE =
      Pattern.compile("(" + OPERAND + "(, " + OPERAND + ")* )?→ " + SUM);
  private static final int LARGEST = 16;

  private final List<String> operands;
  private final String result;

  private DimensionRule(List<String> operands, String result) {
    this.operands = operands;
    this.result = result;
  }

  /** Whether a rule can be checked; others are for readers only. */
  public static boolean isFormal(String rule) {
    return RULE.matcher(rule).matches();
  }

  /** Reads a rule. */
  public static DimensionRule of(String rule) {
    String[] sides = rule.split("→", -1);
    String left = sides[0].trim();
    List<String> operands = left.isEmpty() ? List.of() : List.of(left.split(", ", -1));
    return new DimensionRule(operands, sides[1].trim());
  }

  /**
   * The dimension of the result, for the least numbers that fit; empty if none do.
   *
   * @param dimensions those of the operands
   * @param parameters letters that are known
   */
  public OptionalInt apply(List<Integer> dimensions, Map<String, Integer> parameters) {
    Set<String> unknown = new TreeSet<>();
    for (String letter : (String.join(" ", operands) + " " + result).split("[^a-zA-Z]+", -1)) {
      if (letter.length() == 1 && !parameters.containsKey(letter)) {
        unknown.add(letter);
      }
    }
    return search(dimensions, new HashMap<>(parameters), new ArrayList<>(unknown));
  }

  private OptionalInt search(
      List<Integer> dimensions, Map<String, Integer> known, List<String> unknown) {
    if (unknown.isEmpty()) {
      return fits(dimensions, known) ? OptionalInt.of(sum(result, known)) : OptionalInt.empty();
    }
    List<String> others = unknown.subList(1, unknown.size());
    for (int number = 1; number <= LARGEST; number++) {
      known.put(unknown.getFirst(), number);
      OptionalInt found = search(dimensions, known, others);
      if (found.isPresent()) {
        return found;
      }
    }
    return OptionalInt.empty();
  }

  private boolean fits(List<Integer> dimensions, Map<String, Integer> known) {
    Map<String, Integer> broadcast = new HashMap<>(known);
    broadcast.replace("D", 1);
    for (int operand = 0; operand < operands.size(); operand++) {
      int dimension = dimensions.get(operand);
      boolean fits = false;
      for (String choice : operands.get(operand).split(" or ", -1)) {
        fits |= sum(choice, known) == dimension || sum(choice, broadcast) == dimension;
      }
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int sum(String text, Map<String, Integer> known) {
    int sum = 0;
    for (String product : text.split("\\+", -1)) {
      int value = 1;
      for (String factor : product.split("·", -1)) {
        Integer number = known.get(factor);
        value *= number == null ? Integer.parseInt(factor) : number;
      }
      sum += value;
    }
    return sum;
  }
}
