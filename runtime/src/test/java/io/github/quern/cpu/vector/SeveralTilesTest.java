package io.github.quern.cpu.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.quern.backend.KernelSpec;
import io.github.quern.cpu.parallel.RoundsOfTiles;
import io.github.quern.cpu.parallel.SeveralTiles;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.ir.Precision;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.reduction.LogSumExpReduction;
import io.github.quern.reduction.ReductionDefinition;
import io.github.quern.testing.Programs;
import io.github.quern.testing.StandardVariables;
import io.github.quern.text.FormulaParser;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SeveralTilesTest {
  private static final String[] ALIASES = {"g = Pm(1)", "x = Vi(3)", "y = Vj(3)", "b = Vj(1)"};

  static Stream<Arguments> kernels() {
    return Stream.of(Precision.values())
        .flatMap(
            precision -> Stream.of(0, 128, 256, 512).map(bits -> Arguments.of(precision, bits)));
  }

  private static SeveralTiles tiles(KernelSpec spec, int bits, TileCode plain) {
    LaneCode code = new LaneCode(Math.max(64, bits));
    return bits == 0 ? code.plainSeveral(spec, plain) : code.vectorSeveral(spec);
  }

  private static void compare(KernelSpec spec, int bits) {
    LaneCode code = new LaneCode(Math.max(64, bits));
    TileCode plain = code.load(spec, code.plain(spec));
    SeveralTiles tiles = tiles(spec, bits, plain);
    assertEquals(bits == 0 ? 1 : code.lanes(spec), tiles.count());
    RoundsOfTiles rounds = new RoundsOfTiles(spec);
    Object[][] together = rounds.together(plain, tiles);
    assertArrayEquals(rounds.oneByOne(plain, tiles), together);
  }

  @ParameterizedTest(name = "{0}, {1} bits")
  @MethodSource("kernels")
  void eachTileIsSummedByItself(Precision precision, int bits) {
    compare(new KernelSpec(Programs.sum("Exp(-g*SqDist(x,y))*b", 1, ALIASES), precision), bits);
  }

  @ParameterizedTest(name = "{0}, {1} bits")
  @MethodSource("kernels")
  void columnsKeepTheirNumbers(Precision precision, int bits) {
    compare(
        new KernelSpec(Programs.sum("IndexJ()*b-Elem(x,1)*IndexI()", 1, ALIASES), precision), bits);
  }

  @ParameterizedTest(name = "{0}, {1} bits")
  @MethodSource("kernels")
  void statesThatColumnsAreAddedToGoOn(Precision precision, int bits) {
    FormulaParser parser = StandardVariables.parser(List.of(ALIASES));
    compare(
        new KernelSpec(
            Lowering.lower(
                KernelRequest.of(
                    parser.parse("g*SqDist(x,y)"),
                    LogSumExpReduction.DEFINITION.create(ReductionDefinition.Request.of(1)),
                    parser.arguments(),
                    Programs.rowAxis(1))),
            precision),
        bits);
  }

  /** A tile's sum is rounded before it is added: so tests that see no difference could find one. */
  @ParameterizedTest
  @MethodSource("kernels")
  void sumsDependOnWhereTilesEnd(Precision precision, int bits) {
    KernelSpec spec = new KernelSpec(Programs.sum("Exp(-g*SqDist(x,y))*b", 1, ALIASES), precision);
    LaneCode code = new LaneCode(Math.max(64, bits));
    TileCode plain = code.load(spec, code.plain(spec));
    RoundsOfTiles rounds = new RoundsOfTiles(spec);
    assertFalse(
        Arrays.deepEquals(
            rounds.inParts(plain, tiles(spec, bits, plain), TileCode.COLUMNS / 2),
            rounds.oneByOne(plain, tiles(spec, bits, plain))));
  }
}
