package io.github.quern.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The table of packages in {@code ARCHITECTURE.md}, and what a module does that it forbids. */
public final class Architecture {
  private static final Pattern ROW = Pattern.compile("\\| (`[^|]*`) \\|.*\\| ([^|]*) \\|");

  /** The packages that each may import, in the order of the table. */
  private final Map<String, List<String>> allowed = new LinkedHashMap<>();

  private Architecture(List<String> lines) {
    for (String line : lines) {
      var row = ROW.matcher(line);
      if (row.matches()) {
        List<String> imports =
            row.group(2).equals("all of the above")
                ? List.copyOf(allowed.keySet())
                : Arrays.asList(row.group(2).split(", ", -1));
        names(row.group(1)).forEach(name -> allowed.put(name, imports));
      }
    }
  }

  /** The table of the page that is nearest above the working folder. */
  public static Architecture read() {
    try {
      return new Architecture(Files.readAllLines(Repository.file("ARCHITECTURE.md")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names in {@code `operator.scalar` `.vector`}, the second one in full. */
  private static List<String> names(String cell) {
    List<String> names = new ArrayList<>();
    for (String quoted : cell.split(" ", -1)) {
      String name = quoted.replace("`", "");
      String first = names.isEmpty() ? "" : names.getFirst();
      names.add(name.startsWith(".") ? first.substring(0, first.indexOf('.')) + name : name);
    }
    return names;
  }

  /**
   * What is wrong, one sentence each.
   *
   * @param imports packages of a module with what they name, as {@link PackageImports} gives it
   */
  public List<String> violations(Map<String, Set<String>> imports) {
    List<String> violations = new ArrayList<>();
    imports.forEach((name, named) -> {
      List<String> may = allowed.get(name);
      if (may == null) {
        violations.add("ARCHITECTURE.md has no row for the package " + name);
        return;
      }
      Set<String> forbidden = new TreeSet<>(named);
      forbidden.removeIf(other -> may.stream().anyMatch(pattern -> matches(pattern, other)));
      forbidden.forEach(other -> violations.add(name + " must not import " + other));
    });
    return violations;
  }

  /** {@code operator.*} stands for {@code operator} and all packages below it. */
  private static boolean matches(String pattern, String name) {
    return pattern.endsWith(".*")
        ? (name + ".").startsWith(pattern.substring(0, pattern.length() - 1))
        : name.equals(pattern);
  }
}
