package io.github.quern.tornado.driver;

/** Takes the numbers of a table. */
@FunctionalInterface
public interface NumberConsumer {
  /**
   * Takes one.
   *
   * @param position where in the table
   * @param number what stands there
   */
  void accept(int position, int number);
}
