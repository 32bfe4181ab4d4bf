package io.github.quern.tornado.emit;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.BlockEmitter;
import io.github.quern.bytecode.CountedLoop;
import io.github.quern.ir.Block;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.tornado.driver.GroupShape;
import io.github.quern.tornado.driver.JoinTable;
import io.github.quern.tornado.driver.OutputPacking;
import io.github.quern.tornado.emit.KernelClass.Parameter;
import io.github.quern.tornado.emit.TornadoTarget.InputPlace;
import io.github.quern.tornado.emit.TornadoTarget.OutputPlace;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the kernel of the second stage, which merges the states that the groups of the first stage
 * left for each row, in the order of their columns, and finishes the row. What a group has to do is
 * in a {@link JoinTable}. Rows are few here, so each has several threads, which merge some of its
 * chunks; what they get is in local memory before one of them merges that.
 *
 * <pre>{@code
 * row = context.localIdx % rows; part = context.localIdx / rows
 * begin
 * for each chunk of the part: partial := its state; merge
 * save the state in local memory; barrier
 * if (context.localIdx < rows):
 *   begin
 *   for each part: partial := its state; merge
 *   finish
 * }</pre>
 *
 * <p>If the states of all threads do not fit local memory, the first thread of each row merges all
 * chunks, and there is only one loop.
 */
final class JoinEmitter {
  private final Functions functions;
  private final Program program;
  private final Precision precision;
  private final int threads;
  private final int groupRows;
  private final boolean statesFit;
  private final OutputPacking states;
  private final OutputPacking results;

  /** The bytes of local memory that the states of a group's threads take; 0 if they do not fit. */
  static long localBytes(KernelSpec spec, int threads) {
    long bytes = LocalStates.bytes(spec.precision(), threads, spec.program().total());
    return bytes <= TilePlan.LOCAL_MEMORY_BYTES ? bytes : 0;
  }

  /**
   * A kernel.
   *
   * @param spec the program, whose partial states are those of the chunks
   * @param functions where elementary functions come from
   * @param shape what a group of the first stage takes; the second has as many threads
   * @param states where their states are
   * @param results where the outputs are
   */
  JoinEmitter(
      KernelSpec spec,
      Functions functions,
      GroupShape shape,
      OutputPacking states,
      OutputPacking results) {
    this.functions = functions;
    this.program = UnrolledLoops.of(PartialInMemory.of(spec.program()));
    this.precision = spec.precision();
    this.threads = shape.threads();
    this.groupRows = shape.rows();
    this.statesFit = localBytes(spec, threads) > 0;
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
    new Body(code).emit();
  }

  /** The number under which an array of the partial state is known to the target. */
  private static int partialInput(Program program, int part) {
    return program.inputs().size() + part;
  }

  /** Partial states are not copied to arrays, but read where they are, as if they were inputs. */
  private static final class PartialInMemory extends Renaming {
    private final Program program;

    private PartialInMemory(Program program) {
      this.program = program;
    }

    static Program of(Program program) {
      return new Program(
          program.inputs(),
          program.outputs(),
          program.accumulation(),
          program.total(),
          program.partial(),
          program.scratch(),
          program.parameters(),
          Block.EMPTY,
          program.begin(),
          Block.EMPTY,
          Block.EMPTY,
          new PartialInMemory(program).copy(program.merge()),
          program.finish());
    }

    @Override
    Instruction copy(Instruction instruction) {
      if (instruction instanceof Instruction.Read read) {
        int part = program.partial().indexOf(read.array());
        if (part >= 0) {
          return new Instruction.Load(read.result(), partialInput(program, part), read.index());
        }
      }
      return super.copy(instruction);
    }
  }

  /** The method under construction. */
  private final class Body {
    private final CodeBuilder code;
    private final GroupRecord group;
    private final int lane;
    private final int rows;
    private final List<OutputPlace> outputs;
    private final TornadoTarget target;
    private final BlockEmitter emitter;
    private final int number;
    private final int end;

    Body(CodeBuilder code) {
      this.code = code;
      group = new GroupRecord(code, JoinTable.RECORD_LENGTH);
      lane = group.lane();
      rows = group.field(JoinTable.ROWS);
      outputs =
          OutputPlace.of(
              code, precision, results, GroupRecord.PARAMETERS + states.buffers().size());
      target = new TornadoTarget(functions, rows, outputs);
      emitter =
          new BlockEmitter(
              code,
              precision,
              target,
              List.of(program.begin(), program.merge(), program.finish()),
              program.parameters());
      number = group.field(JoinTable.STATES);
      end = group.field(JoinTable.STATES_END);
    }

    void emit() {
      Label idle = code.newLabel();
      // A launch that joins nothing still has one group.
      code.iload(rows).ifle(idle);
      if (statesFit) {
        inParts(idle);
      } else {
        code.iload(lane).iload(rows).if_icmpge(idle);
        mergeChunks(() -> code.iload(lane));
      }
      finish();
      code.labelBinding(idle);
    }

    /** All but the first threads of each row go to a label in the end. */
    private void inParts(Label idle) {
      LocalStates local = new LocalStates(code, precision, threads, program.total());
      int part = code.allocateLocal(TypeKind.INT);
      int row = code.allocateLocal(TypeKind.INT);
      code.iload(lane).iload(rows).idiv().istore(part);
      code.iload(lane).iload(part).iload(rows).imul().isub().istore(row);
      limitTo(part);
      mergeChunks(() -> code.iload(row));
      local.save(emitter, program.total(), () -> code.iload(lane));
      group.barrier();
      code.iload(lane).iload(rows).if_icmpge(idle);
      int parts = group.field(JoinTable.PARTS);
      emitter.emit(program.begin());
      try (CountedLoop _ = CountedLoop.upToLocal(code, part, parts)) {
        code.iload(part).iload(rows).imul().iload(lane).iadd().istore(row);
        merge(local.places(program.partial(), row));
      }
    }

    /** Goes to the chunks of a part; parts that are too many have none. */
    private void limitTo(int part) {
      int chunks = group.field(JoinTable.CHUNKS);
      Label keep = code.newLabel();
      code.iload(number).iload(part).iload(chunks).imul().iadd().istore(number);
      code.iload(number).iload(chunks).iadd().iload(end).if_icmpgt(keep);
      code.iload(number).iload(chunks).iadd().istore(end);
      code.labelBinding(keep);
    }

    private void mergeChunks(Runnable row) {
      StateBuffers buffers =
          new StateBuffers(code, precision, states, GroupRecord.PARAMETERS, groupRows);
      int place = code.allocateLocal(TypeKind.INT);
      int firstRow = group.field(JoinTable.FIRST_ROW);
      code.iload(firstRow);
      row.run();
      code.iadd().istore(place);
      emitter.emit(program.begin());
      Label next = code.newLabel();
      Label done = code.newLabel();
      code.labelBinding(next);
      code.iload(number).iload(end).if_icmpge(done);
      merge(buffers.places(number, () -> code.iload(place)));
      code.iinc(number, 1);
      code.goto_(next);
      code.labelBinding(done);
    }

    /** Merges a partial state that is there. */
    private void merge(List<InputPlace> partial) {
      for (int part = 0; part < partial.size(); part++) {
        target.place(partialInput(program, part), partial.get(part));
      }
      emitter.emit(program.merge());
    }

    private void finish() {
      int outputRow = group.field(JoinTable.OUTPUT_ROW);
      for (int output = 0; output < outputs.size(); output++) {
        Runnable row = () -> code.iload(outputRow).iload(lane).iadd();
        outputs.get(output).enter(code, results, output, row);
      }
      emitter.emit(program.finish());
    }
  }
}
