/** What a terminal shows besides the output of a command. */
@org.jspecify.annotations.NullMarked
module io.github.quern.terminal {
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires static transitive org.jspecify;

  exports io.github.quern.terminal;
}
