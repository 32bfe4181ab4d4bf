package io.github.quern.fuzz.files;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small valid files of each kind, for changes to start from. */
public final class Samples {
  private static final String CASES =
      """
      {"source": "by hand", "cases": [
        {"id": "sum", "formula": "Exp(-G*SqDist(X,Y))*B",
         "aliases": ["G = Pm(1)", "X = Vi(2)", "Y = Vj(2)", "B = Vj(1)"],
         "reduction": "Sum", "axis": 1, "dtype": "float64", "optArg": null, "formula2": null,
         "args": [{"shape": [1], "data": [0.5]}, {"shape": [1, 2], "data": [1, -2.5e0]},
                  {"shape": [2, 2], "data": [0, "NaN", "Infinity", "-Infinity"]},
                  {"shape": [2, 1], "data": [3, 4]}],
         "expected": {"shape": [1, 1], "data": [7]}, "rtol": 1e-9, "atol": 0, "note": "é\\u0041"},
        {"id": "smallest", "formula": "X-Y", "aliases": ["X = Vi(1)", "Y = Vj(1)"],
         "reduction": "KMin_ArgKMin", "axis": 1, "optArg": 2, "expect": "result",
         "argDtypes": ["float32", "float32"],
         "args": [{"shape": [1, 1], "data": [0]}, {"shape": [2, 1], "data": [1, 2]}],
         "ranges": {"ranges_i": [[0, 1]], "slices_i": [1], "redranges_j": [[0, 2]],
                    "ranges_j": [[0, 2]], "slices_j": [1], "redranges_i": [[0, 1]]},
         "expected": {"outputs": [{"shape": [1, 2], "data": [-2, -1]},
                                  {"shape": [1, 2], "data": [1, 0]}]}},
        {"id": "system", "formula": "Exp(-SqDist(X,Y))*B", "axis": 1, "varinvalias": "B",
         "aliases": ["X = Vi(1)", "Y = Vj(1)", "B = Vj(1)"], "alpha": 0.1, "eps": 1e-6,
         "args": [{"shape": [1, 1]}, {"shape": [1, 1]}, {"shape": [1, 1]}], "expect": "error"}
      ]}
      """;

  private Samples() {}

  /** Valid files of a kind. */
  public static List<byte[]> of(FileKind kind) {
    return switch (kind) {
      case CSV ->
          texts(
              "1,2,3\n4,5,6\n",
              "x,y\n1.5,-2e-3\n\nnan,inf\n",
              "\"a\",\"b \"\"c\"\"\"\r\n\"1\",\"2\"\r\n-inf,+1E+10\r\n",
              "\uFEFFlength\n12345678901234567890\n0.1\n");
      case NPY -> arrays();
      case JSON -> texts(CASES);
    };
  }

  private static List<byte[]> texts(String... texts) {
    List<byte[]> files = new ArrayList<>();
    for (String text : texts) {
      files.add(text.getBytes(StandardCharsets.UTF_8));
    }
    return files;
  }

  private static List<byte[]> arrays() {
    List<byte[]> files = new ArrayList<>();
    for (String type : List.of("<f8", ">f8", "<f4", "<f2", "<i4", ">i8", "|u1")) {
      int bytes = 6 * (type.charAt(2) - '0');
      for (int version = 1; version <= 3; version++) {
        files.add(array(version, type, version == 2, "(2, 3)", bytes));
      }
      files.add(array(1, type, false, "(6,)", bytes));
      files.add(array(1, type, false, "()", bytes / 6));
    }
    return files;
  }

  private static byte[] array(int version, String type, boolean fortran, String shape, int bytes) {
    String header =
        "{'descr': '%s', 'fortran_order': %s, 'shape': %s, }\n"
            .formatted(type, fortran ? "True" : "False", shape);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
    if (version == 1) {
      length.putShort((short) header.length());
    } else {
      length.putInt(header.length());
    }
    file.writeBytes(length.array());
    file.writeBytes(header.getBytes(StandardCharsets.ISO_8859_1));
    int size = type.charAt(2) - '0';
    int least = type.charAt(0) == '>' ? size - 1 : 0;
    for (int index = 0; index < bytes; index++) {
      // Small integers, since not all of 64 bits are exact in double precision.
      file.write(index % size == least || type.charAt(1) == 'f' ? index % 5 : 0);
    }
    return file.toByteArray();
  }
}
