package io.github.quern.lazy;

import io.github.quern.data.DType;
import io.github.quern.data.Shape;
import io.github.quern.data.Sizes;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Substitution;
import io.github.quern.formula.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the variables of a formula stand for, and the arguments of a call that this makes. Sizes and
 * types are checked here, so that operands which do not fit together are refused at once.
 */
final class Bindings {
  private final Map<Variable, Source> sources;

  /** For each variable the argument it becomes, in order. */
  private final Map<Variable, Variable> placed;

  private final List<Variable> arguments;
  private final List<Tensor> tensors;
  private final Sizes sizes;

  /**
   * Names and checks arguments.
   *
   * @param sources from variables without position to their data, in the order of the arguments
   * @throws IllegalArgumentException if the data do not fit together; the message names both
   */
  Bindings(Map<Variable, Source> sources) {
    this.sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    DType real = realType();
    int batchAxes =
        sources.entrySet().stream()
            .mapToInt(entry -> batchAxes(entry.getKey().category(), entry.getValue().tensor(real)))
            .max()
            .orElse(0);
    Map<Variable, Variable> named = new HashMap<>();
    List<Variable> places = new ArrayList<>();
    List<Tensor> padded = new ArrayList<>();
    Map<Category, Integer> used = new HashMap<>();
    sources.forEach((variable, source) -> {
      int number = used.merge(variable.category(), 1, Integer::sum) - 1;
      Variable place = place(places.size(), variable, letter(variable.category()) + number);
      named.put(variable, place);
      places.add(place);
      padded.add(padded(source.tensor(real), variable.category(), batchAxes));
    });
    if (!padded.isEmpty() && padded.stream().allMatch(tensor -> tensor.dtype().isInteger())) {
      // Kernels compute in floating point and take its precision from an argument.
      places.add(new Variable(places.size(), 1, Category.PM, "real", Span.NONE));
      padded.add(padded(Tensor.zeros(real, Shape.of(1)), Category.PM, batchAxes));
    }
    this.placed = named;
    this.arguments = List.copyOf(places);
    this.tensors = List.copyOf(padded);
    this.sizes = Sizes.check(arguments, tensors);
  }

  /** The type of the first data that are no integers, double precision if there are none. */
  private DType realType() {
    return sources.values().stream()
        .filter(source -> !(source instanceof Source.Scalar))
        .map(source -> source.tensor(DType.FLOAT64).dtype())
        .filter(dtype -> !dtype.isInteger())
        .findFirst()
        .orElse(DType.FLOAT64);
  }

  private static Variable place(int position, Variable variable, String name) {
    return new Variable(position, variable.dimension(), variable.category(), name, Span.NONE);
  }

  private static String letter(Category category) {
    return switch (category) {
      case VI -> "x";
      case VJ -> "y";
      case PM -> "p";
    };
  }

  private static int batchAxes(Category category, Tensor tensor) {
    return tensor.shape().rank() - category.arrayAxes();
  }

  /** The tensor with axes of size 1 in front, if it has fewer batch axes. */
  static Tensor padded(Tensor tensor, Category category, int batchAxes) {
    int missing = Math.max(0, batchAxes - batchAxes(category, tensor));
    List<Long> sizes = new ArrayList<>(Collections.nCopies(missing, 1L));
    sizes.addAll(tensor.shape().sizes());
    return tensor.reshaped(new Shape(sizes));
  }

  /** From variables to their data, in the order of the arguments. */
  Map<Variable, Source> sources() {
    return sources;
  }

  /** A formula over the variables as one over the arguments. */
  Formula placed(Formula formula) {
    return Substitution.replace(formula, variable -> Objects.requireNonNull(placed.get(variable)));
  }

  /** The argument that a variable becomes. */
  Variable argument(Variable variable) {
    return Objects.requireNonNull(placed.get(variable));
  }

  /** The argument that a variable of other bindings becomes where it is joined with these. */
  Optional<Variable> find(Variable variable, Source source) {
    return sources.entrySet().stream()
        .filter(entry -> entry.getKey().category() == variable.category())
        .filter(entry -> entry.getValue().equals(source))
        .map(entry -> argument(entry.getKey()))
        .findFirst();
  }

  /** The tensor that a variable stands for, with as many batch axes as all others. */
  Tensor tensor(Variable variable) {
    return tensors.get(argument(variable).position());
  }

  /** The arguments of a call, named and placed. */
  List<Variable> arguments() {
    return arguments;
  }

  /** Their data, all with the same number of batch axes. */
  List<Tensor> tensors() {
    return tensors;
  }

  /** Sizes and type of a call. */
  Sizes sizes() {
    return sizes;
  }

  @Override
  public String toString() {
    return sources.entrySet().stream()
        .map(entry -> "\n  " + line(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private String line(Variable variable, Source source) {
    return argument(variable)
        + switch (source) {
          case Source.Scalar number -> " = " + number.value();
          case Source.Data data -> data(variable, data);
          case Source.Own own -> data(variable, own);
        };
  }

  private String data(Variable variable, Source source) {
    return " = " + variable.category().keyword() + ", " + source.tensor(sizes.dtype());
  }
}
