package io.github.quern.cli.documentation;

/**
 * A block of a page.
 *
 * @param kind what it is
 * @param text what stands in it
 * @param line where it begins, counted from 1
 */
record Example(Kind kind, String text, int line) {
  /** What a block is. */
  enum Kind {
    /** Java that readers see. */
    JAVA,
    /** Java that is run and that readers do not see: {@code <!-- setup … -->}. */
    SETUP,
    /** An expression whose text is the next block: {@code <!-- prints … -->}. */
    PRINTS,
    /** Commands of a shell. */
    SHELL,
    /** Announces what the shell's last command prints: {@code <!-- output -->}. */
    OUTPUT,
    /**
     * Announces some lines in the midst of what the shell's last command prints: {@code <!-- part
     * -->}.
     */
    PART,
    /** Names the test that runs the next block, which stands in it: {@code <!-- test … -->}. */
    TEST,
    /** Any other block, with the language of its fence in front. */
    TEXT
  }

  @Override
  public String toString() {
    return "line " + line + ", " + kind + ":\n" + text;
  }
}
