package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.api.Explanation;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

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

  @Mixin JsonOption output = new JsonOption();

  @Spec CommandSpec spec = CommandSpec.create();

  ExplainCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (Engine engine = backend.engine()) {
      Genred reduction = formula.build(engine);
      Explanation explanation = reduction.explain(backend.call(), dtype);
      List<String> deviceCode = reduction.deviceCode(backend.call(), dtype);
      if (output.json) {
        JsonOption.print(out, json(explanation, deviceCode));
        return 0;
      }
      out.println(explanation);
      for (String code : deviceCode) {
        out.println("Code of the device:");
        out.print(code.indent(2));
      }
    }
    return 0;
  }

  private static ObjectNode json(Explanation explanation, List<String> deviceCode) {
    ObjectNode json = JsonOption.place(explanation);
    json.put("formula", explanation.formula())
        .put("dimension", explanation.dimension())
        .put("reduction", explanation.reduction())
        .put("operations", explanation.operations())
        .put("arithmetic", explanation.arithmetic())
        .put("kernel", explanation.kernel())
        .put("code", explanation.code());
    json.set("arguments", JsonOption.words(explanation.arguments()));
    json.set("reasons", JsonOption.words(explanation.reasons()));
    json.set("device_code", JsonOption.words(deviceCode));
    return json;
  }
}
