package io.github.quern.parity;

import io.github.quern.data.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Computations of any kind, which should give the same. */
final class SupplierSubject implements Subject {
  private final Supplier<List<Tensor>> reference;
  private final List<Candidate> candidates;

  /**
   * A subject.
   *
   * @param reference computes what is right
   * @param candidates by name
   */
  SupplierSubject(
      Supplier<List<Tensor>> reference, Map<String, ? extends Supplier<List<Tensor>>> candidates) {
    this.reference = reference;
    List<Candidate> all = new ArrayList<>();
    candidates.forEach((name, supplier) -> all.add(new Supplied(name, supplier)));
    this.candidates = List.copyOf(all);
  }

  private record Supplied(String name, Supplier<List<Tensor>> supplier) implements Candidate {
    @Override
    public Readiness readiness() {
      return Readiness.READY;
    }

    @Override
    public List<Tensor> compute() {
      return supplier.get();
    }
  }

  @Override
  public Optional<String> formula() {
    return Optional.empty();
  }

  @Override
  public Reference reference() {
    return new Reference("the reference", reference);
  }

  @Override
  public List<Expected> expected(List<Tensor> results) {
    List<Expected> expected = new ArrayList<>();
    for (Tensor exact : results) {
      String name = "result " + expected.size();
      expected.add(new Expected(name, exact, Optional.empty(), position -> true));
    }
    return expected;
  }

  @Override
  public List<Candidate> candidates() {
    return candidates;
  }

  @Override
  public Candidate candidate(String name) {
    return candidates.stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no supplier '" + name + "'; there are " + names() + "."));
  }

  private String names() {
    return candidates.stream().map(Candidate::name).collect(Collectors.joining(", "));
  }

  @Override
  public List<String> inputs(int result, long position) {
    return List.of();
  }

  @Override
  public LongPredicate ties(int result, Tensor exact, Tensor got, Optional<Tolerance> tolerance) {
    throw new IllegalStateException(
        "Positions of suppliers are compared exactly: no formula is known that has values there.");
  }
}
