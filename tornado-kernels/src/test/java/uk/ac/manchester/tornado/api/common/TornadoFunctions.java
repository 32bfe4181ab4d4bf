package uk.ac.manchester.tornado.api.common;

/** The types of task objects, by their number of arguments. */
public final class TornadoFunctions {
  private TornadoFunctions() {}

  public interface Task3 {
    void apply(Object a1, Object a2, Object a3);
  }

  public interface Task4 {
    void apply(Object a1, Object a2, Object a3, Object a4);
  }

  public interface Task5 {
    void apply(Object a1, Object a2, Object a3, Object a4, Object a5);
  }

  public interface Task6 {
    void apply(Object a1, Object a2, Object a3, Object a4, Object a5, Object a6);
  }

  public interface Task7 {
    void apply(Object a1, Object a2, Object a3, Object a4, Object a5, Object a6, Object a7);
  }

  public interface Task8 {
    void apply(
        Object a1, Object a2, Object a3, Object a4, Object a5, Object a6, Object a7, Object a8);
  }

  public interface Task9 {
    void apply(
        Object a1,
        Object a2,
        Object a3,
        Object a4,
        Object a5,
        Object a6,
        Object a7,
        Object a8,
        Object a9);
  }

  public interface Task10 {
    void apply(
        Object a1,
        Object a2,
        Object a3,
        Object a4,
        Object a5,
        Object a6,
        Object a7,
        Object a8,
        Object a9,
        Object a10);
  }
}
