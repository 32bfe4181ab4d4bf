package io.github.quern.cpu.parallel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.KernelSpec;
import io.github.quern.backend.Storage;
import io.github.quern.ir.Input;
import io.github.quern.ir.Role;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Several dealt tiles for each state in one call, against a call for each of them. */
public final class RoundsOfTiles {
  private static final int ROWS = 3;

  /** Three whole tiles and a part of one. */
  private static final int COLUMNS = 3 * TileCode.COLUMNS + 50;

  private final KernelSpec spec;
  private final Object[] inputs;

  /**
   * Columns of random numbers.
   *
   * @param spec the kernel
   */
  public RoundsOfTiles(KernelSpec spec) {
    assertTrue(FewRows.dealsColumns(spec.program()), "columns are not dealt");
    this.spec = spec;
    this.inputs = spec.program().inputs().stream().map(this::numbers).toArray();
  }

  private Object numbers(Input input) {
    int rows =
        switch (input.role()) {
          case PARAMETER -> 1;
          case ROW -> ROWS;
          case COLUMN -> COLUMNS * TileCode.TURNS;
        };
    SplittableRandom random = new SplittableRandom(input.name().hashCode());
    Object numbers =
        Numbers.array(Storage.of(input.type(), spec.precision()), rows * input.dimension());
    for (int index = 0; index < Array.getLength(numbers); index++) {
      Array.setFloat(numbers, index, (float) random.nextDouble());
    }
    return numbers;
  }

  /**
   * The states that code makes of all columns in one call.
   *
   * @param begins makes states neutral
   * @param tiles the code
   */
  public Object[][] together(TileCode begins, SeveralTiles tiles) {
    return inParts(begins, tiles, COLUMNS);
  }

  /** The states that the same code makes of them tile by tile. */
  public Object[][] oneByOne(TileCode begins, SeveralTiles tiles) {
    return inParts(begins, tiles, TileCode.COLUMNS);
  }

  /** The states that the same code makes of so many columns of each state at a time. */
  public Object[][] inParts(TileCode begins, SeveralTiles tiles, int columns) {
    Object[][] states = states(begins, tiles.count());
    for (int first = 0; first < COLUMNS; first += columns) {
      add(tiles, states, first, Math.min(columns, COLUMNS - first));
    }
    return states;
  }

  private void add(SeveralTiles tiles, Object[][] states, int first, int columns) {
    int distance = first * TileCode.TURNS;
    int[] offsets =
        spec.program().inputs().stream()
            .mapToInt(input -> input.role() == Role.COLUMN ? distance * input.dimension() : 0)
            .toArray();
    tiles.code().add(inputs, offsets, states, ROWS, columns, 0, distance);
  }

  private Object[][] states(TileCode begins, int count) {
    Object[][] states = new Object[count][];
    Arrays.setAll(
        states,
        _ ->
            spec.program().total().stream()
                .map(array ->
                    Numbers.array(
                        Storage.of(array.type(), spec.precision()), ROWS * array.length()))
                .toArray());
    List.of(states).forEach(state -> begins.begin(state, ROWS));
    return states;
  }
}
