package io.github.quern.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DTypeTest {
  @ParameterizedTest
  @EnumSource(DType.class)
  void isFoundByItsLabel(DType dtype) {
    assertEquals(Optional.of(dtype), DType.find(dtype.label()));
    assertEquals(dtype.label(), dtype.toString());
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void hasTheSizeOfItsLayout(DType dtype) {
    assertEquals(dtype.bytes(), dtype.storage().layout().byteSize());
  }

  @Test
  void isNotFoundByOtherSpellings() {
    assertEquals(Optional.empty(), DType.find("FLOAT32"));
    assertEquals(Optional.empty(), DType.find("float"));
    assertEquals(Optional.empty(), DType.find("bfloat16"));
  }
}
