package io.github.quern.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Named entries, in an order, each of which is worked out only when it is asked for. In a new JVM,
 * initialising the class of one entry takes a good part of a millisecond, so a list of a hundred
 * should not initialise them all to find one.
 *
 * <p>The entries are lines of a method, which is run for each look-up:
 *
 * <pre>{@code
 * private static void read(Register.Reader<Definition> reader) {
 *   if (reader.wants("Exp")) reader.take(Exp.DEFINITION);
 *   if (reader.wants("Log")) reader.take(Log.DEFINITION);
 * }
 * }</pre>
 *
 * @param <T> what the entries are
 */
public final class Register<T> {
  private final Lines<T> lines;

  /**
   * A register.
   *
   * @param lines the entries; their names must be different
   */
  public Register(Lines<T> lines) {
    this.lines = lines;
  }

  /** The entries, one line each. */
  @FunctionalInterface
  public interface Lines<T> {
    /** Tells a reader of each entry, in their order. */
    void read(Reader<T> reader);
  }

  /** Who hears of the entries. */
  public sealed interface Reader<T> {
    /** Whether the entry of that name is to be worked out and given to {@link #take}. */
    boolean wants(String name);

    /** Takes the entry that was wanted last. */
    void take(T entry);
  }

  /** The entry of that name, case-sensitive. */
  public Optional<T> find(String name) {
    One<T> reader = new One<>(name);
    lines.read(reader);
    return Optional.ofNullable(reader.found);
  }

  /** The names in their order; works out no entry. */
  public List<String> names() {
    Names<T> reader = new Names<>();
    lines.read(reader);
    return List.copyOf(reader.found);
  }

  /** All entries in their order. */
  public List<T> all() {
    All<T> reader = new All<>();
    lines.read(reader);
    return List.copyOf(reader.found);
  }

  private static final class One<T> implements Reader<T> {
    private final String name;
    private @Nullable T found;

    One(String name) {
      this.name = name;
    }

    @Override
    public boolean wants(String other) {
      return other.equals(name);
    }

    @Override
    public void take(T entry) {
      found = entry;
    }
  }

  private static final class Names<T> implements Reader<T> {
    private final List<String> found = new ArrayList<>();

    @Override
    public boolean wants(String name) {
      found.add(name);
      return false;
    }

    @Override
    public void take(T entry) {
      throw new IllegalStateException("an entry was given that was not wanted");
    }
  }

  private static final class All<T> implements Reader<T> {
    private final List<T> found = new ArrayList<>();

    @Override
    public boolean wants(String name) {
      return true;
    }

    @Override
    public void take(T entry) {
      found.add(entry);
    }
  }
}
