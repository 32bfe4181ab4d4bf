package io.github.quern.samples.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.data.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DataSetTest {
  @Test
  void allSpeciesOfPenguinsAreThere() {
    DataSet penguins = DataSet.penguins();
    double[] species = penguins.column("species");
    assertEquals(342, species.length);
    // As palmerpenguins counts them, less the two birds without measurements.
    assertEquals(151, Arrays.stream(species).filter(kind -> kind == 0).count());
    assertEquals(68, Arrays.stream(species).filter(kind -> kind == 1).count());
    assertEquals(123, Arrays.stream(species).filter(kind -> kind == 2).count());
    assertThrows(IllegalArgumentException.class, () -> penguins.column("name"));
  }

  @Test
  void placesAreOnTheEarth() {
    for (DataSet places : new DataSet[] {DataSet.earthquakes(), DataSet.coastlines()}) {
      assertTrue(places.rows().size() > 1000);
      assertTrue(Arrays.stream(places.column("longitude")).allMatch(a -> Math.abs(a) <= 180));
      assertTrue(Arrays.stream(places.column("latitude")).allMatch(a -> Math.abs(a) <= 90));
    }
  }

  @Test
  void columnsStandSideBySideAndVariancesAreTheirs() {
    DataSet penguins = DataSet.penguins();
    String[] names = {"bill_length", "body_mass"};
    Tensor columns = penguins.columns(names);
    assertEquals(39.1, columns.get(0, 0));
    assertEquals(3750, columns.get(0, 1));
    for (int column = 0; column < 2; column++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < 342; row++) {
        sum += columns.get(row, column);
        squares += Math.pow(columns.get(row, column), 2);
      }
      double variance = (squares - sum * sum / 342) / 341;
      assertEquals(1, variance * penguins.inverseVariances(names).at(column), 1e-9);
    }
  }
}
