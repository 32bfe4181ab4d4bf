package io.github.quern.api;

import io.github.quern.backend.KernelSpec;
import io.github.quern.data.DType;
import io.github.quern.formula.Category;
import io.github.quern.formula.Formula;
import io.github.quern.formula.Span;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Axis;
import io.github.quern.ir.Program;
import io.github.quern.ir.ValueType;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.reduction.JoinReduction;
import io.github.quern.reduction.OpenReduction;
import io.github.quern.reduction.Reduction;
import io.github.quern.reduction.StatePart;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** Makes the four kernels of a reduction that is computed in parts. */
final class PartialBuilder {
  private final Settings settings;
  private final Reduction reduction;
  private final DType dtype;

  private PartialBuilder(Settings settings, Reduction reduction, DType dtype) {
    this.settings = settings;
    this.reduction = reduction;
    this.dtype = dtype;
    if (dtype != DType.FLOAT32 && dtype != DType.FLOAT64) {
      throw new IllegalArgumentException(
          "Parts are computed from arguments of type float32 or float64, not " + dtype + ".");
    }
  }

  /**
   * The parts of a kernel.
   *
   * @param settings how it is compiled
   * @param request the kernel
   * @param dtype the type of the arguments
   */
  static PartialReduction of(Settings settings, KernelRequest request, DType dtype) {
    return new PartialBuilder(settings, request.reduction(), dtype).build(request);
  }

  private PartialReduction build(KernelRequest request) {
    List<PartialForm.Argument> arguments = new ArrayList<>();
    request.arguments().forEach(variable -> arguments.add(PartialForm.Argument.of(variable)));
    arguments.add(new PartialForm.Argument("first", 2, Category.PM));
    return new PartialReduction(
        new PartialReduction.Kernels(
            spec(numbered(request, reduction)),
            spec(numbered(request, new OpenReduction(reduction))),
            spec(join(2, false)),
            spec(join(1, true))),
        new PartialForm(label(request), arguments, request.rowAxis() == Axis.I ? 1 : 0, dtype));
  }

  private static Program numbered(KernelRequest request, Reduction reduction) {
    return Lowering.lower(
        new KernelRequest(
            request.formulas(),
            reduction,
            request.arguments(),
            request.types(),
            request.rowAxis(),
            request.unrolled(),
            true));
  }

  private KernelSpec spec(Program program) {
    return ReductionKernel.spec(settings, program, dtype);
  }

  /** The kernel that adds states; their arrays are its arguments, one state after the other. */
  private Program join(int states, boolean finished) {
    List<Variable> arrays = new ArrayList<>();
    List<ValueType> types = new ArrayList<>();
    for (StatePart part :
        Collections.nCopies(states, reduction.state()).stream().flatMap(List::stream).toList()) {
      arrays.add(
          new Variable(
              arrays.size(), part.length(), Category.VI, "state" + arrays.size(), Span.NONE));
      types.add(part.type());
    }
    return Lowering.lower(
        new KernelRequest(
            List.<Formula>copyOf(arrays),
            new JoinReduction(reduction, finished),
            arrays,
            types,
            Axis.I,
            settings.unrolled()));
  }

  /** The name of the reduction, and a checksum of all that its states depend on. */
  private String label(KernelRequest request) {
    CRC32 checksum = new CRC32();
    String all =
        List.of(
                request.formulas(),
                request.arguments().stream().map(PartialForm.Argument::of).toList(),
                request.types(),
                request.rowAxis(),
                reduction,
                dtype)
            .toString();
    checksum.update(all.getBytes(StandardCharsets.UTF_8));
    return reduction.name() + " " + HexFormat.of().toHexDigits((int) checksum.getValue());
  }
}
