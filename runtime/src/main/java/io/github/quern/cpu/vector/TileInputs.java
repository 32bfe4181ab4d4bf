package io.github.quern.cpu.vector;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.NumberType;
import io.github.quern.ir.Input;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Where the inputs of a tile are. */
final class TileInputs {
  /**
   * The local variables of one input.
   *
   * @param role what its rows are indexed by
   * @param dimension the length of a row
   * @param type the type of its numbers
   * @param array the array
   * @param offset where its first row is
   * @param base where its current row is
   * @param distance how far the next column is; 0 if it is not over columns
   */
  record Place(
      Role role, int dimension, NumberType type, int array, int offset, int base, int distance) {}

  private final CodeBuilder code;
  private final Map<Integer, Place> places = new LinkedHashMap<>();

  /**
   * Emits the unpacking of the arrays and offsets.
   *
   * @param code where to emit
   * @param spec the kernel
   * @param arrays local variable with the arrays
   * @param offsets local variable with the offsets
   * @param step from one column to the next
   */
  TileInputs(CodeBuilder code, KernelSpec spec, int arrays, int offsets, int step) {
    Program program = spec.program();
    this.code = code;
    for (int number : program.usedInputs()) {
      Input input = program.inputs().get(number);
      NumberType type = NumberType.of(input.type(), spec.precision());
      int array = code.allocateLocal(TypeKind.REFERENCE);
      int offset = code.allocateLocal(TypeKind.INT);
      int base = code.allocateLocal(TypeKind.INT);
      code.aload(arrays).loadConstant(number).aaload();
      code.checkcast(type.arrayDescriptor()).astore(array);
      code.aload(offsets).loadConstant(number).iaload().istore(offset);
      code.iload(offset).istore(base);
      int distance = input.role() == Role.COLUMN ? step * input.dimension() : 0;
      places.put(
          number, new Place(input.role(), input.dimension(), type, array, offset, base, distance));
    }
  }

  /** Emits the start of the columns. */
  void firstColumn() {
    for (Place place : places.values()) {
      if (place.role() == Role.COLUMN) {
        code.iload(place.offset()).istore(place.base());
      }
    }
  }

  /** Emits the step to the next column. */
  void nextColumn() {
    for (Place place : places.values()) {
      if (place.role() == Role.COLUMN) {
        code.iinc(place.base(), place.distance());
      }
    }
  }

  /** The inputs that the program uses. */
  Map<Integer, Place> places() {
    return Collections.unmodifiableMap(places);
  }

  /** Where an input is. */
  Place place(int input) {
    return Objects.requireNonNull(places.get(input));
  }

  /**
   * Pushes the array of an input and the index of a component of the current column.
   *
   * @param place the input
   * @param component pushes which component, an int
   */
  void pushEntry(Place place, Runnable component) {
    code.aload(place.array()).iload(place.base());
    component.run();
    code.iadd();
  }
}
