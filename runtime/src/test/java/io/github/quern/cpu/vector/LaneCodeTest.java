package io.github.quern.cpu.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.backend.KernelSpec;
import io.github.quern.ir.Precision;
import io.github.quern.testing.Programs;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ConstantDescs;
import org.junit.jupiter.api.Test;

class LaneCodeTest {
  private static final LaneCode CODE = new LaneCode(256);

  private static KernelSpec gaussian(int dimension) {
    return new KernelSpec(
        Programs.sum(
            "Exp(-SqDist(x,y))*b",
            1,
            "x = Vi(" + dimension + ")",
            "y = Vj(" + dimension + ")",
            "b = Vj(2)"),
        Precision.FLOAT32);
  }

  /** How often states are read, with the class that HotSpot would otherwise have to guess. */
  private static long exactReads(KernelSpec spec) {
    return ClassFile.of().parse(CODE.vector(spec)).methods().stream()
        .filter(method -> method.methodName().equalsString("tile"))
        .flatMap(method -> method.code().orElseThrow().elementStream())
        .filter(element ->
            element instanceof InvokeInstruction call
                && call.owner().matches(ConstantDescs.CD_Class)
                && call.name().equalsString("cast"))
        .count();
  }

  @Test
  void statesThatLoopsChangeAreReadWithTheirClass() {
    assertTrue(exactReads(gaussian(3)) > 0);
  }

  /** Four columns at once, and one at a time where fewer are left, are followed by one sum. */
  @Test
  void sumsOfColumnsThatAreTakenTogetherAreThereOnce() {
    assertEquals(4, PairColumns.of(gaussian(100).program()).count());
    assertEquals(exactReads(gaussian(3)), sumsOnly(gaussian(100)));
  }

  /** Without the reads of the distances: of four columns, and of one. */
  private static long sumsOnly(KernelSpec spec) {
    int strips = 2;
    return exactReads(spec) - 2L * strips * (4 + 1);
  }
}
