package io.github.quern.tornado.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.api.Genred;
import io.github.quern.data.DType;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code that TornadoVM generates, as text: OpenCL C here. */
class DeviceCodeTest {
  private static final Engine ENGINE = Engine.create(1);
  private static final CallOptions TORNADO =
      CallOptions.DEFAULT.withBackend("tornado").withDeviceId(0);

  @BeforeAll
  static void theFirstDeviceSpeaksOpenCl() {
    assumeTrue(new SdkDriver().devices().getFirst().description().startsWith("OPENCL"));
  }

  @AfterAll
  static void close() {
    ENGINE.close();
  }

  private static String code(String reduction, int k) {
    List<String> code =
        Genred.of("SqDist(X,Y)")
            .aliases("X = Vi(3)", "Y = Vj(3)")
            .reductionOp(reduction)
            .optArg(k)
            .axis(1)
            .engine(ENGINE)
            .build()
            .deviceCode(TORNADO, DType.FLOAT32);
    assertEquals(1, code.size());
    return code.getFirst();
  }

  @Test
  void codeOfBothStagesIsGivenAndNothingIsPrinted() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    String code;
    try {
      code = code("KMin", 1);
    } finally {
      System.setOut(before);
    }
    assertTrue(code.contains("__kernel void reduce("), code);
    assertTrue(code.contains("__kernel void join("), code);
    assertTrue(code.endsWith("}  //  kernel\n"), code);
    assertEquals("", printed.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 32})
  void theKSmallestValuesAreInRegisters(int k) {
    assertFalse(code("KMin_ArgKMin", k).contains("__private"));
  }

  @Test
  void moreOfThemAreInMemory() {
    assertTrue(code("KMin_ArgKMin", 33).contains("__private"));
  }

  @Test
  void tiersWithoutDevicesHaveNoCodeOfTheirOwn() {
    Genred sum = Genred.of("X - Y").aliases("X = Vi(1)", "Y = Vj(1)").axis(1).build();
    assertEquals(
        List.of(), sum.deviceCode(CallOptions.DEFAULT.withBackend("scalar"), DType.FLOAT32));
  }

  @Test
  void printsOfOtherThreadsGoWhereTheyDid() {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream outer = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(outer);
    String own;
    try {
      FutureTask<Boolean> other = new FutureTask<>(() -> System.out.print("theirs"), Boolean.TRUE);
      own =
          OwnPrints.of(() -> {
            System.out.print("ours");
            Thread.ofPlatform().start(other);
            try {
              other.get();
            } catch (InterruptedException | ExecutionException e) {
              throw new IllegalStateException(e);
            }
          });
      assertSame(outer, System.out);
    } finally {
      System.setOut(before);
    }
    assertEquals("ours", own);
    assertEquals("theirs", printed.toString(StandardCharsets.UTF_8));
  }
}
