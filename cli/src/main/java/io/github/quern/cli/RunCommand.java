package io.github.quern.cli;

import io.github.quern.api.Engine;
import io.github.quern.api.Explanation;
import io.github.quern.api.Genred;
import io.github.quern.cli.io.DataFiles;
import io.github.quern.cli.io.OutputFile;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.terminal.ProgressLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code quern run}: a formula on files. */
@Command(
    name = "run",
    description = "Computes a reduction of numbers in files.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {
      "",
      "Every argument of the formula needs one --arg NAME=FILE. Files whose names end in .npy are",
      "NumPy arrays, all others CSV: one row per line, commas, and a first line of names if it has",
      "no numbers. FILE:COLUMNS takes some columns: numbers from 1, ranges, names, such as",
      "x.csv:1-3,5 or iris.csv:petal_length,petal_width. A parameter (Pm) is one row or one column,",
      "or stands here itself: --arg G=0.5, --arg P=1,2,3. An argument that has no name in the",
      "formula is called by its position: --arg 0=x.csv.",
      "",
      "Example: how dense the flowers of the Iris data lie around each of them",
      "  quern run --formula \"Exp(-G * SqDist(X,Y))\" \\",
      "    --alias \"G = Pm(1)\" --alias \"X = Vi(4)\" --alias \"Y = Vj(4)\" --axis 1 \\",
      "    --arg G=0.5 --arg X=samples/data/iris.csv:1-4 --arg Y=samples/data/iris.csv:1-4 \\",
      "    --out density.csv"
    })
final class RunCommand implements Callable<Integer> {
  private static final String STANDARD_OUTPUT = "-";
  private static final double NANOS_PER_MILLI = 1e6;
  private static final long MILLION = 1_000_000;

  @Mixin FormulaOptions formula = new FormulaOptions();

  @Option(
      names = "--arg",
      paramLabel = "NAME=FILE",
      description = "Where the numbers of an argument are; once for each.")
  List<String> arguments = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = STANDARD_OUTPUT,
      description =
          "Where the result goes, .npy or CSV; - prints it as CSV (default: -). Reductions with two"
              + " results, such as Min_ArgMin, take one --out for each.")
  List<String> out = new ArrayList<>();

  @Option(
      names = "--index",
      paramLabel = "NAME",
      description = "Says that an argument holds whole numbers, which stay integers.")
  List<String> indices = new ArrayList<>();

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

  RunCommand() {}

  @Override
  public Integer call() throws IOException {
    boolean print = out.equals(List.of(STANDARD_OUTPUT));
    checkOutputs(print);
    try (Engine engine = backend.engine()) {
      Genred reduction = formula.build(engine);
      if (!print) {
        requireOneFileEach(reduction.results().size());
      }
      Tensor[] data = read(reduction);
      long start = System.nanoTime();
      List<Tensor> tensors = compute(reduction, data);
      double millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
      if (print) {
        print(tensors);
      } else {
        write(tensors, reduction.explain(backend.call(), dtype), millis);
      }
    }
    return 0;
  }

  private void checkOutputs(boolean print) {
    if (print && output.json) {
      throw new ParameterException(
          spec.commandLine(),
          "--json says what was written to files, so it needs --out FILE; without it, the result"
              + " itself is printed, as CSV.");
    }
    if (!print) {
      out.forEach(file -> OutputFile.check(Path.of(file)));
    }
  }

  private void requireOneFileEach(int results) {
    if (out.size() != results) {
      throw new IllegalArgumentException(
          formula.reduction
              + " gives "
              + (results == 1 ? "1 result" : results + " results")
              + ", but --out is given "
              + (out.size() == 1 ? "once." : out.size() + " times."));
    }
  }

  private Tensor[] read(Genred reduction) {
    try (ProgressLine progress = output.progress(spec, "Reading", MegabytesRead.UNIT)) {
      return new ArgumentReader(reduction.arguments(), dtype, indices).read(arguments, progress);
    }
  }

  private List<Tensor> compute(Genred reduction, Tensor[] data) {
    try (ProgressLine progress = output.progress(spec, "Computing", " million pairs")) {
      return reduction.callAll(
          backend
              .call()
              .withProgress((done, total) -> progress.at(done / MILLION, total / MILLION)),
          data);
    }
  }

  private void write(List<Tensor> tensors, Explanation explanation, double millis)
      throws IOException {
    ObjectNode json = JsonOption.place(explanation).put("call_ms", millis);
    ArrayNode results = json.putArray("results");
    for (int number = 0; number < out.size(); number++) {
      Tensor tensor = tensors.get(number);
      DataFiles.write(Path.of(out.get(number)), tensor);
      results
          .addObject()
          .put("file", out.get(number))
          .put("dtype", tensor.dtype().toString())
          .set("shape", JsonOption.sizes(tensor.shape()));
      if (!output.json) {
        describe(out.get(number), tensor, explanation);
      }
    }
    if (output.json) {
      JsonOption.print(spec.commandLine().getOut(), json);
    }
  }

  /** Prints results one after the other, with an empty line between them. */
  private void print(List<Tensor> tensors) throws IOException {
    for (int number = 0; number < tensors.size(); number++) {
      if (number > 0) {
        spec.commandLine().getOut().println();
      }
      DataFiles.print(spec.commandLine().getOut(), tensors.get(number));
    }
  }

  /** Says what was written, on the error stream, since the result may go to the other one. */
  private void describe(String file, Tensor result, Explanation explanation) {
    spec.commandLine()
        .getErr()
        .println(
            file
                + ": shape "
                + result.shape()
                + ", "
                + result.dtype()
                + ", by "
                + explanation.choice());
  }
}
