package io.github.quern.cpu.parallel;

import io.github.quern.ir.Input;
import io.github.quern.ir.Instruction;
import io.github.quern.ir.Program;
import io.github.quern.ir.Role;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The code of a kernel for calls with few rows, made when there is the first one. */
public final class FewRows {
  /** Of longer inputs, too many numbers would be loaded for each that is used. */
  private static final int LONGEST_DEALT = 4;

  /** With more numbers to a column, those that follow are not where the processor expects them. */
  private static final int MOST_DEALT = 8;

  private final Supplier<SeveralTiles> first;
  private final Consumer<FewRows> wanted;
  private volatile @Nullable SeveralTiles code;

  /**
   * Code that may be replaced.
   *
   * @param first makes the code that is used at first
   * @param wanted hears once, then, that code is wanted, and may let it {@link #become} another
   */
  public FewRows(Supplier<SeveralTiles> first, Consumer<FewRows> wanted) {
    this.first = first;
    this.wanted = wanted;
  }

  /**
   * Whether a program's columns are dealt, one to each tile in turn, and not 128 of them: short
   * ones, each of whose components the program knows by number. Lanes then read what lies together
   * in memory.
   */
  public static boolean dealsColumns(Program program) {
    List<Input> columns =
        program.usedInputs().stream()
            .map(program.inputs()::get)
            .filter(input -> input.role() == Role.COLUMN)
            .toList();
    return columns.stream().allMatch(input -> input.dimension() <= LONGEST_DEALT)
        && columns.stream().mapToInt(Input::dimension).sum() <= MOST_DEALT
        && program.instructions().allMatch(instruction -> isFixed(program, instruction));
  }

  private static boolean isFixed(Program program, Instruction instruction) {
    return switch (instruction) {
      case Instruction.Load load ->
          load.component().isFixed() || program.inputs().get(load.input()).role() != Role.COLUMN;
      case Instruction.Lookup lookup -> program.inputs().get(lookup.input()).role() != Role.COLUMN;
      default -> true;
    };
  }

  /** The code. */
  SeveralTiles code() {
    SeveralTiles known = code;
    return known == null ? made() : known;
  }

  private synchronized SeveralTiles made() {
    SeveralTiles known = code;
    if (known == null) {
      known = first.get();
      code = known;
      wanted.accept(this);
    }
    return known;
  }

  /** Goes on with other code, which gives the same bits. */
  public void become(SeveralTiles other) {
    code = other;
  }
}
