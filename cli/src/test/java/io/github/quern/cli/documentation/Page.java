package io.github.quern.cli.documentation;

import io.github.quern.cli.documentation.Example.Kind;
import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * A page of the documentation.
 *
 * @param path where it is, from the root of the repository
 * @param examples its blocks of code, and the comments that say how they are run
 */
record Page(String path, List<Example> examples) {
  private static final Parser PARSER =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  /** Copies the list. */
  Page {
    examples = List.copyOf(examples);
  }

  /** A page of the repository. */
  static Page read(String path) throws IOException {
    return of(path, Files.readString(Repository.file(path)));
  }

  /** The text of a page. */
  static Page of(String path, String text) {
    List<Example> examples = new ArrayList<>();
    PARSER
        .parse(text)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(FencedCodeBlock block) {
                examples.add(
                    new Example(kindOf(block.getInfo()), block.getLiteral(), lineOf(block)));
              }

              @Override
              public void visit(HtmlBlock block) {
                comment(block.getLiteral(), lineOf(block)).ifPresent(examples::add);
              }
            });
    return new Page(path, examples);
  }

  private static int lineOf(Node block) {
    return block.getSourceSpans().getFirst().getLineIndex() + 1;
  }

  private static Kind kindOf(String language) {
    return switch (language) {
      case "java" -> Kind.JAVA;
      case "sh" -> Kind.SHELL;
      default -> Kind.TEXT;
    };
  }

  /** A comment that begins with the name of a kind. */
  private static Optional<Example> comment(String html, int line) {
    String text = html.strip();
    if (!text.startsWith("<!--") || !text.endsWith("-->")) {
      return Optional.empty();
    }
    String content = text.substring("<!--".length(), text.length() - "-->".length()).strip();
    for (Kind kind : List.of(Kind.SETUP, Kind.PRINTS, Kind.OUTPUT, Kind.PART, Kind.TEST)) {
      String word = kind.name().toLowerCase(Locale.ROOT);
      if (content.equals(word)
          || content.startsWith(word + " ")
          || content.startsWith(word + "\n")) {
        return Optional.of(new Example(kind, content.substring(word.length()).strip(), line));
      }
    }
    return Optional.empty();
  }
}
