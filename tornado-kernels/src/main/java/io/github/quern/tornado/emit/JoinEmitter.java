package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.tornado.driver.JoinTable;
import io.github.quern.tornado.driver.OutputPacking;
import io.github.quern.tornado.emit.KernelClass.Parameter;
import io.github.quern.tornado.emit.TornadoTarget.OutputPlace;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the kernel of the second stage: each thread merges the states that the groups of the first
 * stage left for one row, in the order of their columns, and finishes the row. What a group has to
 * do is in a {@link JoinTable}.
 *
 * <pre>{@code
 * if (context.localIdx < rows):
 *   begin
 *   for each chunk of the row's columns: partial := its state; merge
 *   finish
 * }</pre>
 */
final class JoinEmitter {
  private final Program program;
  private final Precision precision;
  private final int groupRows;
  private final OutputPacking states;
  private final OutputPacking results;

  /**
   * A kernel.
   *
   * @param spec the program, whose partial states are those of the chunks
   * @param groupRows the number of rows of a group of the first stage
   * @param states where their states are
   * @param results where the outputs are
   */
  JoinEmitter(KernelSpec spec, int groupRows, OutputPacking states, OutputPacking results) {
    this.program = UnrolledLoops.of(spec.program());
    this.precision = spec.precision();
    this.groupRows = groupRows;
    this.states = states;
    this.results = results;
  }

  /** What the kernel takes. */
  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(new Parameter("context", TornadoTypes.KERNEL_CONTEXT));
    parameters.add(new Parameter("table", TornadoTypes.INT_ARRAY));
    parameters.addAll(buffers("states", states));
    parameters.addAll(buffers("output", results));
    return parameters;
  }

  private List<Parameter> buffers(String name, OutputPacking packing) {
    return Parameter.numbered(
        name, packing.buffers().stream().map(OutputPacking.Buffer::type), precision);
  }

  /** Emits the method. */
  void emit(CodeBuilder code) {
    GroupRecord group = new GroupRecord(code, JoinTable.RECORD_LENGTH);
    int lane = group.lane();
    int rows = group.field(JoinTable.ROWS);
    Label idle = code.newLabel();
    code.iload(lane).iload(rows).if_icmpge(idle);
    List<OutputPlace> outputs =
        OutputPlace.of(code, precision, results, GroupRecord.PARAMETERS + states.buffers().size());
    BlockEmitter emitter =
        new BlockEmitter(
            code,
            precision,
            new TornadoTarget(rows, outputs),
            List.of(program.begin(), program.merge(), program.finish()),
            program.parameters());
    emitter.emit(program.begin());
    mergeAll(code, group, lane, emitter);
    int outputRow = group.field(JoinTable.OUTPUT_ROW);
    for (int output = 0; output < outputs.size(); output++) {
      Runnable row = () -> code.iload(outputRow).iload(lane).iadd();
      outputs.get(output).enter(code, results, output, row);
    }
    emitter.emit(program.finish());
    code.labelBinding(idle);
  }

  private void mergeAll(CodeBuilder code, GroupRecord group, int lane, BlockEmitter emitter) {
    StateBuffers buffers =
        new StateBuffers(code, precision, states, GroupRecord.PARAMETERS, groupRows);
    int row = code.allocateLocal(TypeKind.INT);
    int firstRow = group.field(JoinTable.FIRST_ROW);
    code.iload(firstRow).iload(lane).iadd().istore(row);
    int number = group.field(JoinTable.STATES);
    int last = group.field(JoinTable.STATES_END);
    Label next = code.newLabel();
    Label done = code.newLabel();
    code.labelBinding(next);
    code.iload(number).iload(last).if_icmpge(done);
    buffers.load(emitter, program.partial(), number, () -> code.iload(row));
    emitter.emit(program.merge());
    code.iinc(number, 1);
    code.goto_(next);
    code.labelBinding(done);
  }
}
