package io.github.quern.tornado.driver;

/**
 * The numbers that tell the work groups of the second stage what to do: one record for each, of the
 * fields below. A group joins the states of up to as many rows as it has threads. Where it has
 * several threads for each row, these take some of the row's chunks each.
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

  /** Field: how many chunks a thread takes, but for the last of a row's. */
  public static final int CHUNKS = 5;

  /** Field: among how many threads the chunks of a row are divided. */
  public static final int PARTS = 6;

  /** The length of one record. */
  public static final int RECORD_LENGTH = 7;

  private final Ints records = new Ints();

  JoinTable() {}

  /** Adds the groups that join the chunks of one group of the first stage. */
  void add(GroupShape shape, long outputRow, long rows, int states, int statesEnd) {
    for (int first = 0; first < rows; first += shape.threads()) {
      long own = Math.min(shape.threads(), rows - first);
      long chunks = Math.ceilDiv(statesEnd - states, shape.threads() / own);
      records.add(outputRow + first);
      records.add(own);
      records.add(first);
      records.add(states);
      records.add(statesEnd);
      records.add(chunks);
      records.add(Math.ceilDiv(statesEnd - states, chunks));
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
