package io.github.quern.published;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Elements of a POM. */
final class Pom {
  private Pom() {}

  /** The element {@code project} of a file. */
  static Element read(Path file) throws IOException, ParserConfigurationException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file.toFile())
        .getDocumentElement();
  }

  /** The elements of a name within another, not deeper. */
  static List<Element> children(Element parent, String name) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(element -> element.getTagName().equals(name))
        .toList();
  }

  /** The only element of a name within another. */
  static Element child(Element parent, String name) {
    List<Element> found = children(parent, name);
    if (found.size() != 1) {
      throw new AssertionError(
          "<%s> has %d elements <%s>".formatted(parent.getTagName(), found.size(), name));
    }
    return found.getFirst();
  }

  /** The text of the only element of a name within another, which has some. */
  static String text(Element parent, String name) {
    String text = child(parent, name).getTextContent().strip();
    if (text.isEmpty()) {
      throw new AssertionError("<%s> has an empty <%s>".formatted(parent.getTagName(), name));
    }
    return text;
  }
}
