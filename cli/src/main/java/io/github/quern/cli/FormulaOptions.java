package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is computed. */
final class FormulaOptions {
  @Option(
      names = "--formula",
      required = true,
      paramLabel = "F",
      description = "The formula, such as \"Exp(-G * SqDist(X,Y)) * B\".")
  String formula = "";

  @Option(
      names = "--alias",
      paramLabel = "A",
      description =
          "Names an argument, such as \"X = Vi(3)\"; once for each, in the order of the arguments.")
  List<String> aliases = new ArrayList<>();

  @Option(
      names = "--reduction",
      paramLabel = "R",
      defaultValue = "Sum",
      description = "What is done with the values (default: ${DEFAULT-VALUE}).")
  String reduction = "Sum";

  @Option(
      names = "--axis",
      paramLabel = "0|1",
      defaultValue = "0",
      description =
          "1 to reduce over j, giving one row per i; 0 to reduce over i (default:"
              + " ${DEFAULT-VALUE}, as in KeOps).")
  int axis;

  FormulaOptions() {}

  /** The reduction. */
  Genred build(Engine engine) {
    return Genred.of(formula)
        .aliases(aliases)
        .reductionOp(reduction)
        .axis(axis)
        .engine(engine)
        .build();
  }
}
