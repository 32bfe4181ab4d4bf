package io.github.quern.ir;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A component index: an affine function of loop counters, {@code offset + Σ stride · k}.
 *
 * <p>Unrolled code has only {@linkplain #isFixed fixed} indices.
 *
 * @param offset the constant part
 * @param terms the loop counters with their strides, none with stride 0, each counter once
 */
public record Index(int offset, List<Term> terms) implements Serializable {
  /**
   * One summand.
   *
   * @param loop the counter
   * @param stride its factor, not 0
   */
  public record Term(LoopVariable loop, int stride) implements Serializable {}

  /** Copies the terms. */
  public Index {
    terms = List.copyOf(terms);
  }

  /** The constant index {@code offset}. */
  public static Index fixed(int offset) {
    return new Index(offset, List.of());
  }

  /** The index that equals the loop counter. */
  public static Index of(LoopVariable loop) {
    return new Index(0, List.of(new Term(loop, 1)));
  }

  /** Whether no loop counter occurs. */
  public boolean isFixed() {
    return terms.isEmpty();
  }

  /** This index plus {@code amount}. */
  public Index plus(int amount) {
    return new Index(Math.addExact(offset, amount), terms);
  }

  /** The sum of two indices. */
  public Index plus(Index other) {
    List<Term> sum = new ArrayList<>(terms);
    for (Term term : other.terms) {
      addTerm(sum, term);
    }
    return new Index(Math.addExact(offset, other.offset), sum);
  }

  /** This index times {@code factor}. */
  public Index times(int factor) {
    if (factor == 0) {
      return fixed(0);
    }
    List<Term> scaled = new ArrayList<>();
    for (Term term : terms) {
      scaled.add(new Term(term.loop, Math.multiplyExact(term.stride, factor)));
    }
    return new Index(Math.multiplyExact(offset, factor), scaled);
  }

  /** Written out: what Java makes of records takes a new JVM milliseconds to link. */
  @Override
  public int hashCode() {
    return 31 * offset + terms.hashCode();
  }

  /** The smallest value over all iterations. */
  public int minimum() {
    int minimum = offset;
    for (Term term : terms) {
      minimum += Math.min(0, term.stride * (term.loop.count() - 1));
    }
    return minimum;
  }

  /** The largest value over all iterations. */
  public int maximum() {
    int maximum = offset;
    for (Term term : terms) {
      maximum += Math.max(0, term.stride * (term.loop.count() - 1));
    }
    return maximum;
  }

  private static void addTerm(List<Term> sum, Term term) {
    for (int position = 0; position < sum.size(); position++) {
      Term present = sum.get(position);
      if (present.loop.equals(term.loop)) {
        int stride = Math.addExact(present.stride, term.stride);
        if (stride == 0) {
          sum.remove(position);
        } else {
          sum.set(position, new Term(term.loop, stride));
        }
        return;
      }
    }
    sum.add(term);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Term term : terms) {
      text.append(text.isEmpty() ? "" : " + ");
      text.append(term.stride == 1 ? "" : term.stride + "*").append(term.loop);
    }
    if (offset != 0 || terms.isEmpty()) {
      text.append(text.isEmpty() ? "" : " + ").append(offset);
    }
    return text.toString();
  }
}
