package io.github.quern.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.backend.Coverage.Range;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
  /** The pairs, in the order of rows, each as its row and column. */
  private static List<List<Long>> pairs(Coverage coverage) {
    List<List<Long>> pairs = new ArrayList<>();
    for (int block = 0; block < coverage.blocks(); block++) {
      for (long row = coverage.firstRow(block); row < coverage.endRow(block); row++) {
        for (int range = coverage.firstRange(block); range < coverage.endRange(block); range++) {
          for (long column = coverage.firstColumn(range);
              column < coverage.endColumn(range);
              column++) {
            pairs.add(List.of(row, column));
          }
        }
      }
    }
    return pairs;
  }

  @Test
  void partsOfACoverageHaveItsPairsWithinTheirRowsAndColumns() {
    Coverage all =
        new Coverage.Builder()
            .block(3, List.of(new Range(4, 9), new Range(0, 2)))
            .block(2, List.of())
            .block(4, List.of(new Range(1, 7)))
            .build();
    for (Range rows : List.of(new Range(0, 9), new Range(2, 6), new Range(3, 5))) {
      for (Range columns : List.of(new Range(0, 10), new Range(1, 5), new Range(8, 10))) {
        Coverage part = all.within(rows, columns);
        assertEquals(rows.end() - rows.start(), part.rows());
        assertEquals(
            pairs(all).stream()
                .filter(pair -> rows.start() <= pair.get(0) && pair.get(0) < rows.end())
                .filter(pair -> columns.start() <= pair.get(1) && pair.get(1) < columns.end())
                .map(pair -> List.of(pair.get(0) - rows.start(), pair.get(1) - columns.start()))
                .toList(),
            pairs(part));
      }
    }
  }
}
