package io.github.quern;

import static io.github.quern.testing.StandardVariables.parse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.formula.Formula;
import io.github.quern.formula.Variable;
import io.github.quern.ir.Program;
import io.github.quern.ir.Verifier;
import io.github.quern.simplify.Simplifier;
import io.github.quern.testing.Conditioned;
import io.github.quern.testing.Evaluation;
import io.github.quern.testing.FormulaGenerator;
import io.github.quern.testing.Programs;
import io.github.quern.testing.RandomFormulas;
import io.github.quern.testing.RandomInputs;
import io.github.quern.testing.StandardVariables;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random formulas through all stages, from text to numbers, against the oracles. */
class RandomPipelineTest {
  private static final int SEEDS = 300;
  private static final int NESTING = 5;

  private static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void randomFormulasGiveWhatTheOraclesGive(long seed) {
    RandomFormulas.check(seed, NESTING, formula -> check(formula, seed));
  }

  /** The number of components that could be compared. */
  private static int check(Formula formula, long seed) {
    List<Variable> variables = StandardVariables.all();
    List<double[]> inputs = RandomInputs.ofBothSigns(variables, 1, 1, seed);
    Formula simple = Simplifier.simplify(parse(formula.toString()));
    Program program = Programs.sum(simple, 1, variables);
    Verifier.verify(program);
    double[] actual = Evaluation.ofProgram(program, inputs, 1, 1);
    return Conditioned.of(formula, inputs, seed).requireAgreement(formula.toString(), actual);
  }

  @Test
  void mostComponentsOfRandomFormulasCanBeCompared() {
    int compared = 0;
    int all = 0;
    for (long seed : seeds().toArray()) {
      Formula formula = FormulaGenerator.standard(seed).next(NESTING);
      compared += check(formula, seed);
      all += formula.dimension();
    }
    assertTrue(compared > 0.8 * all, compared + " of " + all + " components were compared");
  }
}
