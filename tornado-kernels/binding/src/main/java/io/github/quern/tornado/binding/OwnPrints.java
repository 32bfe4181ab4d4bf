package io.github.quern.tornado.binding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What the calling thread prints to the standard output. TornadoVM tells the code that it generates
 * in no other way. What other threads print meanwhile is printed as ever.
 */
final class OwnPrints extends OutputStream {
  private final Thread owner = Thread.currentThread();
  private final PrintStream others;
  private final ByteArrayOutputStream own = new ByteArrayOutputStream();

  private OwnPrints(PrintStream others) {
    this.others = others;
  }

  /** Runs something, and gives what it printed. */
  static synchronized String of(Runnable action) {
    PrintStream before = System.out;
    OwnPrints prints = new OwnPrints(before);
    PrintStream stream = new PrintStream(prints, true, StandardCharsets.UTF_8);
    System.setOut(stream);
    try {
      action.run();
    } finally {
      System.setOut(before);
    }
    stream.flush();
    return prints.own.toString(StandardCharsets.UTF_8);
  }

  private OutputStream stream() {
    return Thread.currentThread() == owner ? own : others;
  }

  @Override
  public void write(int one) throws IOException {
    stream().write(one);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    stream().write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    stream().flush();
  }
}
