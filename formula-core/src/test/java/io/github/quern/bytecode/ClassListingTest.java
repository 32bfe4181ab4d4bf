package io.github.quern.bytecode;

import io.github.quern.ir.Precision;
import io.github.quern.testing.Golden;
import io.github.quern.testing.Programs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The classes of a few programs, so that a change of the emitted code is seen and meant. */
class ClassListingTest {
  @ParameterizedTest
  @CsvSource({
    "class-gaussian-float, FLOAT32, 'Exp(-g*SqDist(x,y))*b'",
    "class-gaussian-double, FLOAT64, 'Exp(-g*SqDist(x,y))*b'",
    "class-choice, FLOAT32, 'IfElse(x-y,Floor(x),Atan2(x,y))'",
    "class-loops, FLOAT32, 'Exp(-SqDist(u,v))*b'",
    "class-array, FLOAT64, 'Concat(u,v)'",
  })
  void classesAreThoseCheckedIn(String name, Precision precision, String formula) {
    byte[] classFile =
        new TestKernel(
                Programs.sum(
                    formula,
                    1,
                    "x = Vi(3)",
                    "y = Vj(3)",
                    "b = Vj(2)",
                    "g = Pm(1)",
                    "u = Vi(100)",
                    "v = Vj(100)"),
                precision,
                128)
            .classFile();
    Golden.requireSame(name, formula + "\n\n" + ClassListing.of(classFile));
  }
}
