package io.github.quern.cpu.lanes;

import io.github.quern.bytecode.Constructors;
import io.github.quern.bytecode.NumberType;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Classes that apply what is emitted through {@link Lanes} to arrays. */
final class ArrayFunctions {
  private static final ClassDesc CLASS = ClassDesc.of("io.github.quern.cpu.lanes.Generated");
  private static final ClassDesc INTERFACE =
      ClassDesc.of("io.github.quern.cpu.lanes.ArrayFunction");
  private static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();

  private ArrayFunctions() {}

  /** What makes lanes in a method. */
  interface Width {
    /** Lanes in a method. */
    Lanes in(CodeBuilder code);

    /** Plain numbers. */
    static Width scalar() {
      return ScalarLanes::new;
    }

    /** Vectors. */
    static Width vector(int count) {
      return code -> new VectorLanes(code, count);
    }

    /** As many lanes as the machine's registers hold of a type. */
    static Width widest(NumberType type) {
      return vector(mostBits() / bits(type));
    }

    /** All whose vectors of some types the machine has registers for, scalar first. */
    static List<Width> all(List<NumberType> types) {
      List<Width> widths = new ArrayList<>(List.of(scalar()));
      int most = mostBits() / types.stream().mapToInt(Width::bits).max().orElseThrow();
      for (int count = 2; count <= most; count *= 2) {
        widths.add(vector(count));
      }
      return widths;
    }

    private static int bits(NumberType type) {
      return type == NumberType.FLOAT ? Float.SIZE : Double.SIZE;
    }

    private static int mostBits() {
      try {
        Class<?> shapes = Class.forName("jdk.incubator.vector.VectorShape");
        Object shape = shapes.getMethod("preferredShape").invoke(null);
        return (int) shapes.getMethod("vectorBitSize").invoke(shape);
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(e.getMessage(), e);
      }
    }
  }

  /**
   * A loaded function.
   *
   * @param width the lanes
   * @param inputs the types of the arguments
   * @param output the type of the results
   * @param body emits the function of the arguments
   */
  static ArrayFunction load(Width width, List<NumberType> inputs, NumberType output, Body body) {
    byte[] bytes = emit(width, inputs, output, body);
    try {
      return (ArrayFunction)
          MethodHandles.lookup()
              .defineHiddenClass(bytes, true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** What emits a function. */
  @FunctionalInterface
  interface Body {
    /** Emits the function of the arguments. */
    Lane emit(Lanes lanes, List<Lane> arguments);
  }

  /** The class file. */
  static byte[] emit(Width width, List<NumberType> inputs, NumberType output, Body body) {
    return ClassFile.of()
        .build(
            CLASS,
            builder -> {
              builder.withInterfaceSymbols(INTERFACE);
              Constructors.withoutParameters(builder);
              builder.withMethodBody(
                  "apply",
                  MethodTypeDesc.of(
                      ConstantDescs.CD_void,
                      OBJECTS,
                      ConstantDescs.CD_Object,
                      ConstantDescs.CD_int),
                  ClassFile.ACC_PUBLIC,
                  code -> loop(code, width.in(code), inputs, output, body));
            });
  }

  private static void loop(
      CodeBuilder code, Lanes lanes, List<NumberType> inputs, NumberType output, Body body) {
    int index = code.allocateLocal(TypeKind.INT);
    int result = code.allocateLocal(TypeKind.REFERENCE);
    List<Function<Integer, Lane>> loads = new ArrayList<>();
    for (NumberType type : inputs) {
      int array = code.allocateLocal(TypeKind.REFERENCE);
      code.aload(code.parameterSlot(0)).loadConstant(loads.size()).aaload();
      code.checkcast(type.arrayDescriptor()).astore(array);
      loads.add(slot -> lanes.fromArray(type, () -> code.aload(array).iload(slot)));
    }
    code.aload(code.parameterSlot(1)).checkcast(output.arrayDescriptor()).astore(result);
    Label next = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(index).labelBinding(next);
    code.iload(index).iload(code.parameterSlot(2)).if_icmpge(end);
    List<Lane> arguments = loads.stream().map(load -> load.apply(index)).toList();
    lanes.intoArray(body.emit(lanes, arguments), () -> code.aload(result).iload(index));
    code.iinc(index, lanes.count()).goto_(next).labelBinding(end).return_();
  }
}
