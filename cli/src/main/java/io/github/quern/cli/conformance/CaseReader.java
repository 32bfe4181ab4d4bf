package io.github.quern.cli.conformance;

import io.github.quern.data.Shape;
import io.github.quern.solve.SolveOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns one JSON object into a case; fields that only inform are left out. */
final class CaseReader {
  /** The relative tolerance of cases that state none. */
  private static final double DEFAULT_RTOL = 1e-9;

  private static final int LONGEST_SHOWN = 60;

  private final JsonNode node;

  CaseReader(JsonNode node) {
    this.node = node;
  }

  ConformanceCase read() {
    List<CaseArray> arguments = list("args", CaseReader::array);
    Expectation expectation = expectation();
    return new ConformanceCase(
        text("id"),
        text("formula"),
        list("aliases", CaseReader::asText),
        node.has("reduction") ? text("reduction") : "Sum",
        axis(),
        node.has("varinvalias") ? system() : null,
        optArg(),
        isThere("formula2") ? text("formula2") : null,
        isThere("ranges") ? ranges(node.path("ranges")) : null,
        arguments,
        dtypes(arguments.size()),
        expectation == Expectation.RESULT ? expected() : List.of(),
        number("rtol", DEFAULT_RTOL),
        number("atol", 0),
        expectation);
  }

  private String text(String field) {
    if (!node.path(field).isString()) {
      throw new MalformedCaseException("'" + field + "' must be a text.");
    }
    return node.path(field).asString();
  }

  private double number(String field, double otherwise) {
    JsonNode value = node.path(field);
    if (value.isMissingNode()) {
      return otherwise;
    }
    if (!value.isNumber() || real(value) < 0) {
      throw new MalformedCaseException("'" + field + "' must be a number of at least 0.");
    }
    return real(value);
  }

  /** A number in double precision, infinite if it is too large: {@code asDouble} would fail. */
  private static double real(JsonNode number) {
    return number.numberValue().doubleValue();
  }

  private @Nullable Integer axis() {
    JsonNode value = node.path("axis");
    if (value.isNull()) {
      return null;
    }
    if (!value.isInt()) {
      throw new MalformedCaseException("'axis' must be a whole number or null.");
    }
    return value.asInt();
  }

  private <T> List<T> list(String field, Function<JsonNode, T> element) {
    JsonNode values = node.path(field);
    if (!values.isArray()) {
      throw new MalformedCaseException("'" + field + "' must be a list.");
    }
    List<T> read = new ArrayList<>();
    for (JsonNode value : values) {
      read.add(element.apply(value));
    }
    return read;
  }

  private static String asText(JsonNode value) {
    if (!value.isString()) {
      throw new MalformedCaseException("a text is needed, not " + shown(value) + ".");
    }
    return value.asString();
  }

  private boolean isThere(String field) {
    return !node.path(field).isMissingNode() && !node.path(field).isNull();
  }

  private CaseSystem system() {
    return new CaseSystem(
        text("varinvalias"),
        number("alpha", SolveOptions.DEFAULT.alpha()),
        number("eps", SolveOptions.DEFAULT.eps()));
  }

  private @Nullable Double optArg() {
    if (!isThere("optArg")) {
      return null;
    }
    if (!node.path("optArg").isNumber()) {
      throw new MalformedCaseException("'optArg' must be a number.");
    }
    return real(node.path("optArg"));
  }

  private static CaseRanges ranges(JsonNode arrays) {
    Map<String, long[][]> intervals = new HashMap<>();
    Map<String, long[]> slices = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : arrays.properties()) {
      if (entry.getKey().startsWith("slices")) {
        slices.put(entry.getKey(), longs(entry.getValue()));
      } else if (entry.getKey().contains("ranges")) {
        intervals.put(
            entry.getKey(),
            entry.getValue().valueStream().map(CaseReader::longs).toArray(long[][]::new));
      }
    }
    return new CaseRanges(intervals, slices);
  }

  private static long[] longs(JsonNode values) {
    return values.valueStream().mapToLong(CaseReader::whole).toArray();
  }

  private static long whole(JsonNode value) {
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new MalformedCaseException("'ranges' need whole numbers, not " + shown(value) + ".");
    }
    return value.asLong();
  }

  /** As much of a value as a message needs. */
  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }

  private List<String> dtypes(int arguments) {
    if (node.has("argDtypes")) {
      List<String> each = list("argDtypes", CaseReader::asText);
      if (each.size() != arguments) {
        throw new MalformedCaseException("'argDtypes' and 'args' differ in length.");
      }
      return each;
    }
    String all = node.has("dtype") ? text("dtype") : "float64";
    return java.util.Collections.nCopies(arguments, all);
  }

  private Expectation expectation() {
    if (!node.has("expect")) {
      return Expectation.RESULT;
    }
    String word = text("expect");
    for (Expectation expectation : Expectation.values()) {
      if (expectation.name().toLowerCase(Locale.ROOT).equals(word)) {
        return expectation;
      }
    }
    throw new MalformedCaseException("'expect' must be result, error or either, not " + word + ".");
  }

  private List<CaseArray> expected() {
    JsonNode expected = node.path("expected");
    JsonNode outputs = expected.path("outputs");
    List<CaseArray> arrays = new ArrayList<>();
    for (JsonNode output : outputs.isArray() ? outputs : List.of(expected)) {
      CaseArray array = array(output);
      if (array.data() == null) {
        throw new MalformedCaseException("'expected' must have data.");
      }
      arrays.add(array);
    }
    return arrays;
  }

  private static CaseArray array(JsonNode value) {
    JsonNode sizes = value.path("shape");
    if (!sizes.isArray()) {
      throw new MalformedCaseException("an array must have a 'shape'.");
    }
    List<Long> shape = new ArrayList<>();
    for (JsonNode size : sizes) {
      if (!size.canConvertToLong() || !size.isIntegralNumber() || size.asLong() < 0) {
        throw new MalformedCaseException("a shape cannot have the size " + shown(size) + ".");
      }
      shape.add(size.asLong());
    }
    CaseArray array = new CaseArray(new Shape(shape), data(value.path("data")));
    if (array.data() != null && !fits(array.shape(), array.data().size())) {
      throw new MalformedCaseException(
          "the shape " + array.shape() + " does not fit " + array.data().size() + " entries.");
    }
    return array;
  }

  private static boolean fits(Shape shape, int entries) {
    try {
      return shape.count() == entries;
    } catch (ArithmeticException tooMany) {
      return false;
    }
  }

  private static @Nullable List<Double> data(JsonNode values) {
    if (values.isMissingNode()) {
      return null;
    }
    if (!values.isArray()) {
      throw new MalformedCaseException("'data' must be a list.");
    }
    List<Double> data = new ArrayList<>();
    for (JsonNode value : values) {
      data.add(entry(value));
    }
    return data;
  }

  private static double entry(JsonNode value) {
    if (value.isNumber()) {
      return real(value);
    }
    return switch (value.asString("")) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default ->
          throw new MalformedCaseException(
              "an entry is a number, \"NaN\", \"Infinity\" or \"-Infinity\", not "
                  + shown(value)
                  + ".");
    };
  }
}
