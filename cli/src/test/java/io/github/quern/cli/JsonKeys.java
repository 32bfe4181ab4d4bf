package io.github.quern.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.testing.DocumentationPage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The output of {@code --json}, whose keys must be those of {@code docs/command-line.md}. */
final class JsonKeys {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([a-z0-9_.\\[\\]]+)` \\|", Pattern.MULTILINE);

  private JsonKeys() {}

  /**
   * The object that a command printed, alone and on one line.
   *
   * @param quern what it printed
   * @param title the section of the page that lists its keys
   * @param absent keys of that list that this output lacks
   */
  static JsonNode read(Quern quern, String title, String... absent) {
    assertEquals("", quern.err());
    assertEquals(1, quern.out().lines().count(), quern.out());
    JsonNode json = JsonMapper.shared().readTree(quern.out());
    Set<String> expected = documented(title);
    expected.removeAll(List.of(absent));
    Set<String> found = new TreeSet<>();
    collect("", json, found);
    assertEquals(expected, found);
    return json;
  }

  private static Set<String> documented(String title) {
    return ROW.matcher(DocumentationPage.read("docs/command-line.md").section(title).text())
        .results()
        .map(row -> row.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Adds the keys of what is neither object nor list of objects, with the way to them. */
  private static void collect(String path, JsonNode node, Set<String> keys) {
    if (node.isObject()) {
      node.propertyStream()
          .forEach(entry ->
              collect(path + (path.isEmpty() ? "" : ".") + entry.getKey(), entry.getValue(), keys));
    } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isObject)) {
      node.valueStream().forEach(one -> collect(path + "[]", one, keys));
    } else {
      keys.add(path);
    }
  }
}
