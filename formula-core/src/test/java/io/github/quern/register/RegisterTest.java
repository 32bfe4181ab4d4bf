package io.github.quern.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.register.Register.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisterTest {
  /** The names of the entries that were worked out. */
  private final List<String> workedOut = new ArrayList<>();

  private final Register<String> register = new Register<>(this::read);

  private void read(Reader<String> reader) {
    if (reader.wants("one")) reader.take(entry("one"));
    if (reader.wants("two")) reader.take(entry("two"));
    if (reader.wants("three")) reader.take(entry("three"));
  }

  private String entry(String name) {
    workedOut.add(name);
    return "entry " + name;
  }

  @Test
  void anEntryIsFoundWithoutTheOthers() {
    assertEquals(Optional.of("entry two"), register.find("two"));
    assertEquals(List.of("two"), workedOut);
  }

  @Test
  void anUnknownNameIsNotFound() {
    assertEquals(Optional.empty(), register.find("Two"));
    assertEquals(List.of(), workedOut);
  }

  @Test
  void namesAreListedWithoutTheEntries() {
    assertEquals(List.of("one", "two", "three"), register.names());
    assertEquals(List.of(), workedOut);
  }

  @Test
  void allEntriesAreInOrder() {
    assertEquals(List.of("entry one", "entry two", "entry three"), register.all());
  }
}
