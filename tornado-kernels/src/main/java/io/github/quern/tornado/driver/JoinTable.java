package io.github.quern.tornado.driver;

/**
 * The numbers that tell the work groups of the second stage what to do: one record for each, of the
 * fields below. A group joins the states of up to as many rows as it has threads.
 */
public final class JoinTable {
  /** Field: the output row of the group's first thread, counted over all batch elements. */
  public static final int OUTPUT_ROW = 0;

  /** Field: the number of rows, from 1 to the number of threads. */
  public static final int ROWS = 1;

  /** Field: the position of the first row among those of the group that was cut. */
  public static final int FIRST_ROW = 2;

  /** Field: the number of the first chunk's states. */
  public static final int STATES = 3;

  /** Field: the number after that of the last chunk's states. */
  public static final int STATES_END = 4;

  /** The length of one record. */
  public static final int RECORD_LENGTH = 5;

  private final Ints records = new Ints();

  JoinTable() {}

  /** Adds the groups that join the chunks of one group of the first stage. */
  void add(GroupShape shape, long outputRow, long rows, int states, int statesEnd) {
    for (int first = 0; first < rows; first += shape.threads()) {
      records.add(outputRow + first);
      records.add(Math.min(shape.threads(), rows - first));
      records.add(first);
      records.add(states);
      records.add(statesEnd);
    }
  }

  /** The number of groups. */
  public int groups() {
    return records.length() / RECORD_LENGTH;
  }

  /** The number of numbers. */
  public int length() {
    return records.length();
  }

  /**
   * Writes the numbers out.
   *
   * @param set takes a position and the number there
   */
  public void forEach(NumberConsumer set) {
    for (int position = 0; position < records.length(); position++) {
      set.accept(position, records.get(position));
    }
  }
}
