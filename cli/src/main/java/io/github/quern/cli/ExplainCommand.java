package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quern explain}: what a formula becomes and where it would run. */
@Command(
    name = "explain",
    description =
        "Shows a formula, its dimensions, its kernel, the tier chosen and why, the operations per"
            + " pair, the code generated, and what a device's compiler makes of it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Example:",
      "  quern explain --formula \"Exp(-SqDist(X,Y))\" --alias \"X = Vi(3)\" --alias \"Y = Vj(3)\""
    })
final class ExplainCommand implements Callable<Integer> {
  @Mixin FormulaOptions formula = new FormulaOptions();

  @Option(
      names = "--dtype",
      paramLabel = "T",
      defaultValue = "float64",
      converter = DTypeConverter.class,
      description = "float16, float32 or float64 (default: ${DEFAULT-VALUE}).")
  DType dtype = DType.FLOAT64;

  @Mixin BackendOptions backend = new BackendOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  ExplainCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Engine engine = backend.engine()) {
      Genred reduction = formula.build(engine);
      out.println(reduction.explain(backend.call(), dtype));
      for (String code : reduction.deviceCode(backend.call(), dtype)) {
        out.println("Code of the device:");
        out.print(code.indent(2));
      }
    }
    return 0;
  }
}
