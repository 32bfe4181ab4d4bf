package io.github.quern.tornado.emit;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/**
 * Emits what a thread asks about itself: its indices, and the record of its group in the table. The
 * method's first parameters are the kernel context and the table.
 */
final class GroupRecord {
  /** The number of these parameters. */
  static final int PARAMETERS = 2;

  private static final ClassDesc INTEGER = ClassDesc.of("java.lang.Integer");

  private final CodeBuilder code;
  private final int start;

  /**
   * Emits the search for the record.
   *
   * @param code where to emit
   * @param length the length of a record
   */
  GroupRecord(CodeBuilder code, int length) {
    this.code = code;
    this.start = code.allocateLocal(TypeKind.INT);
    index("groupIdx");
    code.loadConstant(length).imul().istore(start);
  }

  /** A new local variable with the thread's number in its group. */
  int lane() {
    int lane = code.allocateLocal(TypeKind.INT);
    index("localIdx");
    code.istore(lane);
    return lane;
  }

  private void index(String name) {
    code.aload(code.parameterSlot(0));
    code.getfield(TornadoTypes.KERNEL_CONTEXT, name, INTEGER);
    code.invokevirtual(INTEGER, "intValue", MethodTypeDesc.of(ConstantDescs.CD_int));
  }

  /** A new local variable with a field of the record. */
  int field(int position) {
    int slot = code.allocateLocal(TypeKind.INT);
    entry(() -> code.iload(start).loadConstant(position).iadd());
    code.istore(slot);
    return slot;
  }

  /** Pushes a number of the table. */
  void entry(Runnable position) {
    code.aload(code.parameterSlot(1));
    position.run();
    code.invokevirtual(TornadoTypes.INT_ARRAY, "get", TornadoTypes.INT_GET);
  }

  /** Emits a barrier for the threads of the group. */
  void barrier() {
    code.aload(code.parameterSlot(0));
    code.invokevirtual(TornadoTypes.KERNEL_CONTEXT, "localBarrier", ConstantDescs.MTD_void);
  }
}
