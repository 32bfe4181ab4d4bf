package io.github.quern.cpu.vector;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.NumberType;
import io.github.quern.cpu.lanes.ScalarLanes;
import io.github.quern.cpu.lanes.VectorLanes;
import io.github.quern.cpu.parallel.FewRows;
import io.github.quern.cpu.parallel.SeveralTiles;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.cpu.scalar.KernelClasses;
import io.github.quern.cpu.scalar.ScalarEmitter;
import io.github.quern.cpu.scalar.ScalarEmitter.MethodBody;
import io.github.quern.ir.Input;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import io.github.quern.ir.ValueType;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Class files of kernels for lanes of one width, and what they are loaded as. */
final class LaneCode {
  /**
   * Methods of more bytes are emitted for one strip and one column at a time. HotSpot's quick
   * compiler gives up on somewhat larger ones; each time that the optimised code proves wrong, they
   * would be interpreted, ten thousand times as slow.
   */
  private static final int LARGEST_TOGETHER = 4_000;

  /** Strips at a time, where one has a row for each lane. */
  private static final int STRIPS = 2;

  /** Strips at a time, where one is a single row: often, there is no other. */
  private static final int SINGLE_ROWS = 1;

  /** The most numbers of a column of which several tiles are transposed. */
  private static final int LONGEST_COLUMNS = 256;

  private final int bits;

  /**
   * For vectors of a width.
   *
   * @param bits the width
   */
  LaneCode(int bits) {
    this.bits = bits;
  }

  /** The class file of plain code: one row at a time, and the operations of vectors. */
  byte[] plain(KernelSpec spec) {
    return KernelClasses.emitted(
        spec,
        () ->
            ScalarEmitter.emit(
                spec, code -> TileEmitter.ofRows(code, new ScalarLanes(code), spec).emit()));
  }

  /** The class file of vector code, or of plain code where vectors have one lane. */
  byte[] vector(KernelSpec spec) {
    return lanes(spec) == 1
        ? plain(spec)
        : smallEnough(spec, false, "tile", body -> ScalarEmitter.emit(spec, body));
  }

  /** Several strips and columns at a time, or one where that would be too large. */
  private byte[] smallEnough(
      KernelSpec spec, boolean several, String method, Function<MethodBody, byte[]> emitter) {
    byte[] together =
        KernelClasses.emitted(
            spec,
            () ->
                emitter.apply(
                    tile(
                        spec,
                        several,
                        several ? SINGLE_ROWS : STRIPS,
                        PairColumns.of(spec.program()))));
    return size(together, method) <= LARGEST_TOGETHER
        ? together
        : KernelClasses.emitted(
            spec, () -> emitter.apply(tile(spec, several, 1, PairColumns.one(spec.program()))));
  }

  /** The number of bytes of the method that computes a tile. */
  static int tileSize(byte[] classFile) {
    return size(classFile, "tile");
  }

  private static int size(byte[] classFile, String name) {
    return ClassFile.of().parse(classFile).methods().stream()
        .filter(method -> method.methodName().equalsString(name))
        .flatMap(method -> method.findAttribute(Attributes.code()).stream())
        .mapToInt(CodeAttribute::codeLength)
        .max()
        .orElse(0);
  }

  /** The code of such a class file. */
  TileCode load(KernelSpec spec, byte[] classFile) {
    return KernelClasses.load(TileCode.class, classFile, spec.program().externalFunctions());
  }

  /**
   * Plain code for one of several tiles at a time.
   *
   * @param code the plain code for tiles that are not dealt
   */
  SeveralTiles plainSeveral(KernelSpec spec, TileCode code) {
    if (!FewRows.dealsColumns(spec.program())) {
      return SeveralTiles.one(code);
    }
    byte[] classFile =
        KernelClasses.emitted(
            spec,
            () ->
                ScalarEmitter.emitSeveral(
                    body -> TileEmitter.ofDealtTile(body, new ScalarLanes(body), spec).emit()));
    return SeveralTiles.one(loadSeveral(spec, classFile));
  }

  /**
   * Whether there is vector code for several tiles at once: not where vectors have one lane, or
   * columns are so long that those of several tiles would leave the nearest caches.
   */
  boolean computesSeveral(KernelSpec spec) {
    return lanes(spec) > 1
        && columns(spec.program()).stream().mapToInt(Input::dimension).sum() <= LONGEST_COLUMNS;
  }

  /** Vector code for several tiles at once. */
  SeveralTiles vectorSeveral(KernelSpec spec) {
    int count = lanes(spec);
    byte[] classFile = smallEnough(spec, true, "add", ScalarEmitter::emitSeveral);
    return new SeveralTiles(
        count,
        FewRows.dealsColumns(spec.program())
            ? Optional.empty()
            : Optional.of(transposition(spec, columns(spec.program()), count)),
        loadSeveral(spec, classFile));
  }

  private static SeveralTiles.Code loadSeveral(KernelSpec spec, byte[] classFile) {
    return KernelClasses.load(
        SeveralTiles.Code.class, classFile, spec.program().externalFunctions());
  }

  private static List<Input> columns(Program program) {
    return program.usedInputs().stream()
        .map(program.inputs()::get)
        .filter(input -> input.role() == Role.COLUMN)
        .toList();
  }

  private MethodBody tile(KernelSpec spec, boolean several, int strips, PairColumns columns) {
    int count = lanes(spec);
    return code -> {
      VectorLanes lanes = new VectorLanes(code, count);
      TileEmitter emitter =
          several ? TileEmitter.ofTiles(code, lanes, spec) : TileEmitter.ofRows(code, lanes, spec);
      emitter.emit(strips, columns);
    };
  }

  /** For the types of all inputs over columns. */
  private static SeveralTiles.Transposition transposition(
      KernelSpec spec, List<Input> columns, int count) {
    Map<Class<?>, SeveralTiles.Transposition> types = new HashMap<>();
    for (Input input : columns) {
      NumberType type = NumberType.of(input.type(), spec.precision());
      types.computeIfAbsent(arrays(type), _ -> transposition(type, count));
    }
    return (source, offset, target, numbers) ->
        Objects.requireNonNull(types.get(source.getClass()))
            .transpose(source, offset, target, numbers);
  }

  private static Class<?> arrays(NumberType type) {
    return switch (type) {
      case FLOAT -> float[].class;
      case DOUBLE -> double[].class;
      case LONG -> long[].class;
    };
  }

  private static SeveralTiles.Transposition transposition(NumberType type, int count) {
    byte[] classFile =
        ScalarEmitter.emitTransposition(
            code -> new TransposeEmitter(code, new VectorLanes(code, count), type).emit());
    return KernelClasses.load(SeveralTiles.Transposition.class, classFile, List.of());
  }

  /** How many lanes a kernel has: as many as fit the widest type of the program's values. */
  int lanes(KernelSpec spec) {
    boolean wide =
        spec.precision() == Precision.FLOAT64
            || spec.program().uses(ValueType.DOUBLE)
            || spec.program().uses(ValueType.INTEGER);
    return Math.max(1, bits / (wide ? 64 : 32));
  }
}
