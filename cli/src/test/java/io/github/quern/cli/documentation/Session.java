package io.github.quern.cli.documentation;

import io.github.quern.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.LocalExecutionControlProvider;

/**
 * The Java blocks of a page, run one after the other in a jshell that has read {@code
 * scripts/quern.jsh}.
 */
final class Session implements AutoCloseable {
  /** For the comments of pages that prepare data and hear of errors. */
  private static final String PRELUDE =
      """
      Random random = new Random(1);
      float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = random.nextFloat();
        return numbers;
      }
      Tensor some(int rows, int columns) {
        return Tensor.of(numbers(rows * columns), rows, columns).cast(DType.FLOAT64);
      }
      String message(Runnable action) {
        try {
          action.run();
          return "no error";
        } catch (RuntimeException e) {
          return e.getMessage();
        }
      }
      """;

  private static final String TEXT = "quern.documentation.text";

  private final JShell shell;

  Session() throws IOException {
    this.shell =
        JShell.builder().executionEngine(new LocalExecutionControlProvider(), null).build();
    shell.addToClasspath(System.getProperty("java.class.path"));
    run(Files.readString(Repository.file("scripts/quern.jsh")));
    run(PRELUDE);
  }

  /**
   * Runs some statements and declarations.
   *
   * @throws AssertionError if something does not compile, or throws
   */
  void run(String code) {
    String rest = code;
    while (!rest.isBlank()) {
      CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      if (!info.completeness().isComplete()) {
        throw new AssertionError("this is no complete Java: " + rest);
      }
      for (SnippetEvent event : shell.eval(info.source())) {
        // Events of other snippets tell that those were compiled again.
        if (event.causeSnippet() == null) {
          require(event);
        }
      }
      rest = info.remaining();
    }
  }

  private void require(SnippetEvent event) {
    if (event.status() != Snippet.Status.VALID) {
      List<String> problems =
          shell
              .diagnostics(event.snippet())
              .map(problem -> problem.getMessage(Locale.ROOT))
              .toList();
      List<String> missing =
          event.snippet() instanceof DeclarationSnippet declaration
              ? shell.unresolvedDependencies(declaration).toList()
              : List.of();
      throw new AssertionError(event.snippet().source() + "\n" + problems + " " + missing);
    }
    if (event.exception() != null) {
      throw new AssertionError(event.snippet().source(), event.exception());
    }
  }

  /** The text of an expression's value. */
  String textOf(String expression) {
    // The code runs in this JVM, so both see the same properties.
    run("System.setProperty(\"" + TEXT + "\", String.valueOf(" + expression + "));");
    return System.getProperty(TEXT);
  }

  @Override
  public void close() {
    shell.close();
  }
}
