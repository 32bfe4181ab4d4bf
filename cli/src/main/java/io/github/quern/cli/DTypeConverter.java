package io.github.quern.cli;

import io.github.quern.data.DType;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the names of number types. */
final class DTypeConverter implements ITypeConverter<DType> {
  DTypeConverter() {}

  @Override
  public DType convert(String label) {
    return DType.find(label)
        .filter(dtype -> !dtype.isInteger())
        .orElseThrow(() ->
            new TypeConversionException(
                "there are float16, float32 and float64, not '" + label + "'"));
  }
}
