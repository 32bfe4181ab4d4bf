package io.github.quern.cli;

import io.github.quern.api.Explanation;
import io.github.quern.backend.Device;
import io.github.quern.data.Shape;
import io.github.quern.terminal.ProgressLine;
import io.github.quern.terminal.Terminal;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether a program reads the output; {@code docs/command-line.md} describes what it gets. */
final class JsonOption {
  @Option(names = "--json", description = "Print one JSON object on one line.")
  boolean json;

  JsonOption() {}

  /**
   * Where progress is shown to people.
   *
   * @param command whose output it is
   * @param task what is done
   * @param unit what is counted
   */
  ProgressLine progress(CommandSpec command, String task, String unit) {
    Terminal terminal = json ? Terminal.NONE : Main.terminal(command);
    return new ProgressLine(terminal, command.commandLine().getErr(), task, unit);
  }

  /** An empty object. */
  static ObjectNode object() {
    return JsonMapper.shared().createObjectNode();
  }

  /** The tier and the devices that were chosen. */
  static ObjectNode place(Explanation explanation) {
    return object()
        .put("backend", explanation.backend())
        .put(
            "device",
            explanation.devices().stream()
                .map(Device::description)
                .collect(Collectors.joining("; ")));
  }

  /** A list of words. */
  static ArrayNode words(Collection<String> words) {
    ArrayNode array = JsonMapper.shared().createArrayNode();
    words.forEach(array::add);
    return array;
  }

  /** A shape, as the list of its sizes. */
  static ArrayNode sizes(Shape shape) {
    ArrayNode array = JsonMapper.shared().createArrayNode();
    shape.sizes().forEach(array::add);
    return array;
  }

  /** Prints an object on one line. */
  static void print(PrintWriter out, ObjectNode object) {
    out.println(JsonMapper.shared().writeValueAsString(object));
  }
}
