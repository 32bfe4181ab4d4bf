package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.api.GenredBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--opt-arg",
      paramLabel = "K",
      description = "The number K of KMin, ArgKMin and KMin_ArgKMin.")
  @Nullable Integer optArg;

  @Option(
      names = "--formula2",
      paramLabel = "G",
      description = "The weight of LogSumExp, SumSoftMaxWeight and their kin.")
  @Nullable String formula2;

  @Option(
      names = "--sum-scheme",
      paramLabel = "S",
      defaultValue = "auto",
      description = "auto, direct_sum, block_sum or kahan_scheme (default: ${DEFAULT-VALUE}).")
  String sumScheme = "auto";

  @Option(
      names = "--dtype-acc",
      paramLabel = "T",
      defaultValue = "auto",
      description =
          "What sums are accumulated in: auto, float32 or float64 (default: ${DEFAULT-VALUE}).")
  String dtypeAcc = "auto";

  @Option(
      names = "--fast-math",
      description =
          "Let tornado's OpenCL and PTX devices compute in float32 faster and less exactly.")
  boolean fastMath;

  FormulaOptions() {}

  /** The reduction. */
  Genred build(Engine engine) {
    GenredBuilder builder =
        Genred.of(formula)
            .aliases(aliases)
            .reductionOp(reduction)
            .axis(axis)
            .sumScheme(sumScheme)
            .dtypeAcc(dtypeAcc)
            .fastMath(fastMath)
            .engine(engine);
    if (optArg != null) {
      builder.optArg(optArg);
    }
    if (formula2 != null) {
      builder.formula2(formula2);
    }
    return builder.build();
  }
}
