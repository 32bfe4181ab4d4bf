package io.github.quern.api;

import io.github.quern.backend.Device;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Printer;
import io.github.quern.ir.Program;
import io.github.quern.plan.OperationCount;
import io.github.quern.plan.Plan;
import io.github.quern.reduction.Reduction;
import io.github.quern.reduction.SumReduction;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a reduction becomes and where it runs; {@code toString} gives all of it as text.
 *
 * @param formula the formula as it was understood, fully parenthesised
 * @param dimension its dimension
 * @param arguments one line per argument: name, category, dimension
 * @param reduction the reduction and its axis
 * @param operations the work per pair, in one sentence
 * @param work what a device has to do per pair at least
 * @param arithmetic whether it is exact or fast, and why
 * @param kernel the kernel's instructions, independent of any tier
 * @param backend the name of the tier that would run it
 * @param devices its devices, at least one; several where all were asked for
 * @param choice tier and devices in one line
 * @param reasons one sentence for each tier that was considered
 * @param code the code generated for that tier
 */
public record Explanation(
    String formula,
    int dimension,
    List<String> arguments,
    String reduction,
    String operations,
    PairWork work,
    String arithmetic,
    String kernel,
    String backend,
    List<Device> devices,
    String choice,
    List<String> reasons,
    String code) {
  /** Copies the lists. */
  public Explanation {
    arguments = List.copyOf(arguments);
    devices = List.copyOf(devices);
    reasons = List.copyOf(reasons);
  }

  static Explanation of(
      List<Formula> formulas,
      List<Variable> variables,
      Reduction reduction,
      int axis,
      Program program,
      String arithmetic,
      Plan plan,
      String code) {
    // Sums of several formulas share a kernel; other reductions take one, and perhaps a weight.
    boolean several = reduction instanceof SumReduction;
    List<Formula> values = several ? formulas : formulas.subList(0, 1);
    String weight = several || formulas.size() == 1 ? "" : ", weighted by " + formulas.get(1);
    return new Explanation(
        values.stream().map(Formula::toString).collect(Collectors.joining(", ")),
        values.stream().mapToInt(Formula::dimension).sum(),
        variables.stream()
            .map(
                variable -> variable.position() + ": " + variable.label() + " = " + variable.type())
            .toList(),
        reduction.name() + " over " + (axis == 1 ? "j (axis 1)" : "i (axis 0)") + weight,
        OperationCount.of(program.pair()).toString(),
        PairWork.of(program.pair()),
        arithmetic,
        Printer.print(program),
        plan.backend().name(),
        plan.devices(),
        plan.describe(),
        plan.reasons(),
        code);
  }

  /** The first of the devices. */
  public Device device() {
    return devices.getFirst();
  }

  @Override
  public String toString() {
    return "Formula: "
        + formula
        + "\nDimension: "
        + dimension
        + "\nArguments:\n"
        + indent(arguments)
        + "Reduction: "
        + reduction
        + "\nPer pair: "
        + operations
        + "\nArithmetic: "
        + arithmetic
        + "\nRuns on: "
        + choice
        + "\nTiers:\n"
        + indent(reasons)
        + "\nKernel:\n"
        + kernel.indent(2)
        + "\nGenerated code:\n"
        + code.indent(2);
  }

  private static String indent(List<String> lines) {
    return lines.stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
  }
}
