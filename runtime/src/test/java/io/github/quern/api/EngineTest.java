package io.github.quern.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.contract.ContractCase;
import io.github.quern.contract.Tensors;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
  @Test
  void theScalarTierIsAlwaysThere() {
    try (Engine engine = Engine.create(3)) {
      Engine.TierStatus last = engine.tiers().getLast();
      assertEquals("scalar", last.name());
      assertEquals(Optional.empty(), last.unavailable());
      assertEquals("CPU, 3 threads, plain Java", last.devices().getFirst().description());
      assertEquals(3, engine.threads());
    }
  }

  @Test
  void allProcessorsWorkWhereNothingIsSaid() {
    try (Engine engine = Engine.create()) {
      assertEquals(Runtime.getRuntime().availableProcessors(), engine.threads());
    }
  }

  @Test
  void noThreadsAreRefused() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> Engine.create(0));
    assertEquals("The number of threads must be positive: 0", refusal.getMessage());
  }

  @Test
  void theSharedEngineIsOneAndCannotBeClosed() {
    Engine shared = Engine.shared();
    assertSame(shared, Engine.shared());
    IllegalStateException refusal = assertThrows(IllegalStateException.class, shared::close);
    assertEquals("The shared engine cannot be closed.", refusal.getMessage());
    assertFalse(shared.tiers().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void closedEngineSaysSo(int threads) {
    Engine engine = Engine.create(threads);
    Genred used = ContractCase.GAUSSIAN.genred(engine, 1);
    Genred unused = ContractCase.GAUSSIAN.genred(engine, 0);
    Tensor[] arguments = Tensors.random(used.arguments(), 300, 5, DType.FLOAT32, 1);
    used.call(arguments);
    engine.close();
    engine.close();
    assertClosed(() -> used.call(arguments));
    assertClosed(() -> unused.call(arguments));
    assertClosed(() -> used.explain(CallOptions.DEFAULT, DType.FLOAT32));
    assertClosed(engine::tiers);
  }

  private static void assertClosed(Executable action) {
    IllegalStateException refusal = assertThrows(IllegalStateException.class, action);
    assertEquals("The engine is closed.", refusal.getMessage());
  }
}
