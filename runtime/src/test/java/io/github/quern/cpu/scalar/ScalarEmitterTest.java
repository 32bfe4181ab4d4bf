package io.github.quern.cpu.scalar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.KernelSpec;
import io.github.quern.bytecode.ClassListing;
import io.github.quern.contract.ContractCase;
import io.github.quern.cpu.parallel.RoundsOfTiles;
import io.github.quern.cpu.parallel.SeveralTiles;
import io.github.quern.cpu.parallel.TileCode;
import io.github.quern.formula.Formula;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.testing.FormulaGenerator;
import io.github.quern.testing.Golden;
import io.github.quern.testing.Programs;
import io.github.quern.testing.StandardVariables;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScalarEmitterTest {
  /** HotSpot compiles no longer methods. */
  private static final int LONGEST_METHOD = 8000;

  static LongStream seeds() {
    return LongStream.rangeClosed(101, 150);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void classesOfRandomFormulasAreValid(long seed) {
    Formula formula = FormulaGenerator.standard(seed).next(5);
    for (int axis = 0; axis <= 1; axis++) {
      Program program = Programs.sum(formula, axis, StandardVariables.all());
      for (Precision precision : Precision.values()) {
        byte[] bytes = ScalarEmitter.emit(new KernelSpec(program, precision));
        assertEquals(
            List.of(),
            ClassFile.of().verify(bytes),
            () -> "seed " + seed + ", " + precision + ": " + formula);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void methodsOfTheContractsFormulasAreCompiledByHotSpot(Precision precision) {
    for (ContractCase formula : ContractCase.ALL) {
      for (int axis = 0; axis <= 1; axis++) {
        assertTrue(longestMethod(spec(formula, axis, precision)) < LONGEST_METHOD, formula::name);
      }
    }
  }

  private static int longestMethod(KernelSpec spec) {
    return ClassFile.of().parse(ScalarEmitter.emit(spec)).methods().stream()
        .flatMap(method -> method.code().stream())
        .mapToInt(code -> ((CodeAttribute) code).codeLength())
        .max()
        .orElseThrow();
  }

  private static KernelSpec spec(ContractCase formula, int axis, Precision precision) {
    return new KernelSpec(
        Programs.sum(formula.formula(), axis, formula.aliases().toArray(String[]::new)), precision);
  }

  @Test
  void equalSpecsGiveEqualBytes() {
    assertArrayEquals(
        ScalarEmitter.emit(spec(ContractCase.GAUSSIAN, 1, Precision.FLOAT32)),
        ScalarEmitter.emit(spec(ContractCase.GAUSSIAN, 1, Precision.FLOAT32)));
  }

  @ParameterizedTest
  @CsvSource({
    "Gaussian, FLOAT32",
    "dimension 1, FLOAT64",
    "'all kinds of variables, twice', FLOAT64",
    "scratch arrays, FLOAT32",
    "dimension 100, FLOAT64"
  })
  void listingsAreTheCheckedInOnes(String name, Precision precision) {
    ContractCase formula =
        ContractCase.ALL.stream()
            .filter(other -> other.name().equals(name))
            .findFirst()
            .orElseThrow();
    Golden.requireSame(
        "scalar-" + name.replaceAll("[^A-Za-z0-9]+", "-") + "-" + precision,
        formula.formula()
            + "\n"
            + ClassListing.of(ScalarEmitter.emit(spec(formula, 1, precision))));
  }

  @Test
  void theFormulaWithScratchArraysHasThem() {
    assertTrue(!spec(ContractCase.SCRATCH, 1, Precision.FLOAT64).program().scratch().isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void eachDealtTileIsSummedByItself(Precision precision) {
    KernelSpec spec =
        new KernelSpec(
            Programs.sum("Exp(-SqDist(x,y))*b+IndexJ()", 1, "x = Vi(3)", "y = Vj(3)", "b = Vj(1)"),
            precision);
    TileCode code = KernelClasses.load(TileCode.class, ScalarEmitter.emit(spec), List.of());
    SeveralTiles dealt =
        SeveralTiles.one(
            KernelClasses.load(SeveralTiles.Code.class, ScalarEmitter.emitDealt(spec), List.of()));
    RoundsOfTiles rounds = new RoundsOfTiles(spec);
    Object[][] together = rounds.together(code, dealt);
    assertArrayEquals(rounds.oneByOne(code, dealt), together);
    assertFalse(
        Arrays.deepEquals(rounds.inParts(code, dealt, TileCode.COLUMNS / 2), together),
        "sums do not depend on where tiles end");
  }
}
