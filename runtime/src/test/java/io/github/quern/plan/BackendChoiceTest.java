package io.github.quern.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.quern.backend.DeviceKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackendChoiceTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"auto", "AUTO", "Auto"})
  void autoInAnyCaseOrNothingAsksForNothing(@Nullable String word) {
    assertSame(BackendChoice.AUTO, BackendChoice.parse(word));
  }

  @ParameterizedTest
  @CsvSource({"CPU, CPU", "cpu, CPU", "GPU, GPU", "Gpu, GPU"})
  void kindsOfDevicesAreReadInAnyCase(String word, DeviceKind kind) {
    assertEquals(
        new BackendChoice(word, Optional.of(kind), Optional.empty()), BackendChoice.parse(word));
  }

  @Test
  void otherWordsAreNamesOfTiers() {
    assertEquals(
        new BackendChoice("Scalar", Optional.empty(), Optional.of("Scalar")),
        BackendChoice.parse("Scalar"));
  }
}
