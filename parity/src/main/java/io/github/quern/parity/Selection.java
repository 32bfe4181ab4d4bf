package io.github.quern.parity;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which tiers are compared, or which suppliers.
 *
 * @param names those that are selected; none for all
 * @param required those that must be there
 */
record Selection(List<String> names, List<String> required) {
  static final Selection ALL = new Selection(List.of(), List.of());

  /** Copies the lists. */
  Selection {
    names = List.copyOf(names);
    required = List.copyOf(required);
  }

  Selection of(List<String> newNames) {
    return new Selection(newNames, required);
  }

  Selection require(List<String> more) {
    return new Selection(
        names, Stream.concat(required.stream(), more.stream()).distinct().toList());
  }

  /**
   * The names in the order in which they are compared: those that are selected or, if none is, all
   * that are known and all that are demanded from outside, and in any case those required.
   *
   * @param known the names of all that are known
   * @param demands what the environment demands
   */
  List<String> among(List<String> known, Demands demands) {
    Stream<String> chosen =
        names.isEmpty() ? Stream.concat(known.stream(), demands.tiers().stream()) : names.stream();
    return Stream.concat(chosen, required.stream()).distinct().toList();
  }
}
