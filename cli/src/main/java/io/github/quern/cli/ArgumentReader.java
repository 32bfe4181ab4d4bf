package io.github.quern.cli;

import io.github.quern.cli.io.DataFileException;
import io.github.quern.cli.io.DataFiles;
import io.github.quern.cli.io.NumberTable;
import io.github.quern.cli.io.NumberText;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import io.github.quern.formula.Category;
import io.github.quern.formula.Variable;
import io.github.quern.terminal.ProgressLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns {@code NAME=FILE} words into the arrays of a call. */
final class ArgumentReader {
  /** Whole numbers up to this size are exact in double precision, which files are read in. */
  private static final double LARGEST_EXACT = 0x1p53;

  private final List<Variable> variables;
  private final DType dtype;
  private final List<String> indices;

  /**
   * A reader.
   *
   * @param variables the arguments of the call, in their order
   * @param dtype the type that the numbers become
   * @param indices the names of those that become integers instead
   * @throws IllegalArgumentException if there is no argument of such a name
   */
  ArgumentReader(List<Variable> variables, DType dtype, List<String> indices) {
    this.variables = variables;
    this.dtype = dtype;
    this.indices = List.copyOf(indices);
    indices.forEach(name -> find("--index ", name));
  }

  private boolean isIndex(Variable variable) {
    return indices.contains(variable.label())
        || indices.contains(String.valueOf(variable.position()));
  }

  /**
   * Reads one array per variable.
   *
   * @param words each {@code NAME=FILE}, {@code NAME=FILE:COLUMNS} or {@code NAME=NUMBER,…}
   * @param progress shows how much is read
   * @throws IllegalArgumentException if a name is missing, unknown or there twice, or a file does
   *     not fit its variable
   */
  Tensor[] read(List<String> words, ProgressLine progress) {
    List<String> sources = sources(words);
    LongConsumer read =
        new MegabytesRead(progress, sources.stream().mapToLong(ArgumentReader::bytes).sum());
    Tensor[] data = new Tensor[sources.size()];
    for (int position = 0; position < data.length; position++) {
      data[position] = read(variables.get(position), sources.get(position), read);
    }
    return data;
  }

  /** What is written for each variable. */
  private List<String> sources(List<String> words) {
    @Nullable String[] sources = new @Nullable String[variables.size()];
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1 || equals == word.length() - 1) {
        throw new IllegalArgumentException(
            "--arg " + word + ": write NAME=FILE, or NAME=NUMBER for a parameter.");
      }
      int position = find("--arg ", word.substring(0, equals).strip());
      if (sources[position] != null) {
        throw new IllegalArgumentException("--arg " + word + ": this argument is given twice.");
      }
      sources[position] = word.substring(equals + 1);
    }
    List<String> found = new ArrayList<>();
    for (String source : sources) {
      if (source == null) {
        throw new IllegalArgumentException(
            "There is no --arg for " + describe(variables.get(found.size())) + "; " + all() + ".");
      }
      found.add(source);
    }
    return found;
  }

  private static long bytes(String source) {
    return inline(source).isPresent() ? 0 : DataFiles.bytes(DataPlace.of(source).file());
  }

  private int find(String option, String name) {
    for (Variable variable : variables) {
      if (name.equals(variable.label()) || name.equals(String.valueOf(variable.position()))) {
        return variable.position();
      }
    }
    throw new IllegalArgumentException(
        option + name + ": the formula has no argument '" + name + "'; " + all() + ".");
  }

  private String all() {
    return variables.isEmpty()
        ? "it has none"
        : "its arguments are "
            + variables.stream().map(ArgumentReader::describe).collect(Collectors.joining(", "));
  }

  private static String describe(Variable variable) {
    return variable.declaration() + (variable.isNamed() ? "" : ", called " + variable.position());
  }

  private Tensor read(Variable variable, String source, LongConsumer read) {
    Optional<double[]> inline = inline(source);
    if (inline.isPresent()) {
      return parameter(variable, source, inline.get());
    }
    DataPlace place = DataPlace.of(source);
    NumberTable table = DataFiles.read(place.file(), place.columns(), read);
    if (variable.category() == Category.PM) {
      if ((table.rows() != 1 && table.columns() != 1)
          || table.values().length != variable.dimension()) {
        throw misfit(place, table, variable, "one row or one column of " + variable.dimension());
      }
      return tensor(variable, place.file().toString(), table.values(), 1, variable.dimension());
    }
    if (table.columns() != variable.dimension()) {
      throw misfit(place, table, variable, columns(variable.dimension()));
    }
    return tensor(
        variable,
        place.file().toString(),
        table.values(),
        variable.dimension(),
        table.rows(),
        table.columns());
  }

  private static DataFileException misfit(
      DataPlace place, NumberTable table, Variable variable, String needed) {
    boolean choose = variable.category() != Category.PM && table.columns() > variable.dimension();
    return new DataFileException(
        place.file(),
        "has "
            + (table.rows() == 1 ? "1 row" : table.rows() + " rows")
            + " and "
            + columns(table.columns())
            + (place.columns().isPresent() ? " chosen" : "")
            + ", but "
            + describe(variable)
            + " needs "
            + needed
            + (choose
                ? "; choose some, as in " + place.file() + ":1-" + variable.dimension() + "."
                : "."));
  }

  private static String columns(int count) {
    return count == 1 ? "1 column" : count + " columns";
  }

  private Tensor parameter(Variable variable, String source, double[] numbers) {
    if (variable.category() != Category.PM) {
      throw new IllegalArgumentException(
          "--arg "
              + variable.label()
              + "="
              + source
              + ": only parameters can be given as numbers; "
              + describe(variable)
              + " needs a file.");
    }
    if (numbers.length != variable.dimension()) {
      throw new IllegalArgumentException(
          "--arg "
              + variable.label()
              + "="
              + source
              + ": these are "
              + numbers.length
              + " numbers, but "
              + describe(variable)
              + " needs "
              + variable.dimension()
              + ".");
    }
    return tensor(variable, "--arg " + variable.label(), numbers, 1, numbers.length);
  }

  /** The numbers that a word itself is, if it is no name of a file. */
  private static Optional<double[]> inline(String source) {
    List<OptionalDouble> numbers =
        Arrays.stream(source.split(",", -1)).map(NumberText::parse).toList();
    return numbers.stream().allMatch(OptionalDouble::isPresent)
        ? Optional.of(numbers.stream().mapToDouble(OptionalDouble::getAsDouble).toArray())
        : Optional.empty();
  }

  private Tensor tensor(
      Variable variable, String source, double[] values, int columns, long... shape) {
    Tensor exact = Tensor.of(values, shape);
    if (isIndex(variable)) {
      return integers(source, exact, columns);
    }
    return dtype == DType.FLOAT64 ? exact : rounded(source, exact, columns);
  }

  private static Tensor integers(String source, Tensor exact, int columns) {
    for (long position = 0; position < exact.count(); position++) {
      double number = exact.at(position);
      if (number != Math.rint(number) || Math.abs(number) > LARGEST_EXACT) {
        throw wrong(source, position, columns, number + " is no whole number up to 2^53.");
      }
    }
    return exact.cast(DType.INT64);
  }

  private static IllegalArgumentException wrong(
      String source, long position, int columns, String what) {
    return new IllegalArgumentException(
        source
            + ": row "
            + (position / columns + 1)
            + ", column "
            + (position % columns + 1)
            + ": "
            + what);
  }

  private Tensor rounded(String source, Tensor exact, int columns) {
    Tensor rounded = exact.cast(dtype);
    for (long position = 0; position < exact.count(); position++) {
      if (Double.isInfinite(rounded.at(position)) && !Double.isInfinite(exact.at(position))) {
        throw wrong(
            source, position, columns, exact.at(position) + " is too large for " + dtype + ".");
      }
    }
    return rounded;
  }
}
