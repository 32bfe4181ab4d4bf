package io.github.quern.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.quern.formula.Formula;
import io.github.quern.ir.Accumulation;
import io.github.quern.ir.Axis;
import io.github.quern.ir.Index;
import io.github.quern.ir.Input;
import io.github.quern.ir.Output;
import io.github.quern.ir.Precision;
import io.github.quern.ir.Program;
import io.github.quern.ir.ProgramBuilder;
import io.github.quern.ir.Role;
import io.github.quern.ir.Value;
import io.github.quern.ir.ValueType;
import io.github.quern.lower.KernelRequest;
import io.github.quern.lower.Lowering;
import io.github.quern.operator.Operators;
import io.github.quern.operator.external.ExternalOperator;
import io.github.quern.reduction.Reduction;
import io.github.quern.reduction.ReductionDefinition;
import io.github.quern.reduction.SumReduction;
import io.github.quern.reduction.SumScheme;
import io.github.quern.reduction.Summation;
import io.github.quern.testing.Numbers;
import io.github.quern.testing.Programs;
import io.github.quern.testing.UserFunctions;
import io.github.quern.text.FormulaParser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Integers, wide accumulators, users' functions and long chains in emitted code. */
class TypedKernelsTest {
  private static final int TILE = 100;

  private static FormulaParser parser() {
    FormulaParser parser =
        new FormulaParser(
            Operators.standard()
                .with(
                    Stream.of("twice", "product", "half")
                        .map(UserFunctions::named)
                        .map(function -> new ExternalOperator(function, List.of()).definition())
                        .toList()));
    parser.declare("s = Vi(1)", 0);
    parser.declare("t = Vj(1)", 1);
    return parser;
  }

  private static Program program(String formula, Summation summation) {
    FormulaParser parser = parser();
    Formula parsed = parser.parse(formula);
    Reduction reduction =
        SumReduction.DEFINITION.create(
            new ReductionDefinition.Request(parsed.dimension(), 0, 0, summation));
    return Lowering.lower(KernelRequest.of(parsed, reduction, parser.arguments(), Axis.I));
  }

  private static Program program(String formula) {
    return program(formula, new Summation(ValueType.REAL, SumScheme.BLOCK));
  }

  private static double[] run(Program program, Precision precision, double s, double... t) {
    return new TestKernel(program, precision, TILE)
        .run(List.of(new double[] {s, s}, t), 2, t.length);
  }

  @ParameterizedTest
  @EnumSource
  void indicesAreExactInEitherPrecision(Precision precision) {
    // 2^24 + 1 is no float: only integers can lose 2^24 again.
    Program program = program("(IndexI() + IndexJ() + 16777216) - 16777215 + 0*s*t");
    Numbers.requireEqual(
        precision.name(), new double[] {1 + 2 + 3, 2 + 3 + 4}, run(program, precision, 1, 1, 1, 1));
  }

  @ParameterizedTest
  @EnumSource
  void integersAreComparedAndMultiplied(Precision precision) {
    Program program = program("(IndexJ()*2 - 1 <= IndexI()) * t + 0*s");
    Numbers.requireEqual(
        precision.name(), new double[] {1, 11}, run(program, precision, 1, 1, 10, 100));
  }

  @Test
  void wideAccumulatorsKeepWhatFloatsLose() {
    double[] t = {0x1p24, 1, 1};
    Summation real = new Summation(ValueType.REAL, SumScheme.DIRECT);
    Summation wide = new Summation(ValueType.DOUBLE, SumScheme.DIRECT);
    Summation kahan = new Summation(ValueType.REAL, SumScheme.KAHAN);
    assertEquals(0x1p24, run(program("t + 0*s", real), Precision.FLOAT32, 0, t)[0]);
    assertEquals(0x1p24 + 2, run(program("t + 0*s", wide), Precision.FLOAT32, 0, t)[0]);
    assertEquals(0x1p24 + 2, run(program("t + 0*s", kahan), Precision.FLOAT32, 0, t)[0]);
  }

  @Test
  void aFunctionIsCalledInTheVersionOfThePrecision() {
    Program program = program("twice(s + t)");
    assertEquals(14, run(program, Precision.FLOAT32, 3, 4)[0]);
    assertEquals(114, run(program, Precision.FLOAT64, 3, 4)[0]);
  }

  @ParameterizedTest
  @EnumSource
  void aFunctionOfDoublesOnlyServesBoth(Precision precision) {
    assertEquals(12, run(program("product(s, t)"), precision, 3, 4)[0]);
    assertEquals(0, run(program("product(IndexI(), t) + 0*s"), precision, 3, 4)[0]);
    assertEquals(4, run(program("product(IndexI(), t) + 0*s"), precision, 3, 4)[1]);
  }

  @Test
  void aFunctionOfFloatsOnlyDoesNotServeDoubles() {
    Program program = program("half(s) + t");
    assertEquals(5.5, run(program, Precision.FLOAT32, 3, 4)[0]);
    assertEquals(
        "The function half has a method for floats only; double precision needs one for doubles.",
        assertThrows(
                IllegalArgumentException.class,
                () -> new TestKernel(program, Precision.FLOAT64, TILE).classFile())
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void longChainsAreCut(boolean onTheLeft) {
    int terms = 5000;
    ProgramBuilder builder =
        new ProgramBuilder(
            List.of(new Input("y", 1, Role.COLUMN, ValueType.REAL)), Axis.I, Integer.MAX_VALUE);
    Reduction reduction = Programs.sum(1);
    reduction.state().forEach(part -> builder.declareState(part.length(), part.type()));
    reduction.outputs().forEach(builder::declareOutput);
    builder.enter(ProgramBuilder.Section.BEGIN);
    reduction.neutral(builder, builder.total());
    builder.enter(ProgramBuilder.Section.RESET);
    reduction.neutral(builder, builder.partial());
    builder.enter(ProgramBuilder.Section.PAIR);
    Value y = builder.load(0, Index.fixed(0));
    Value sum =
        builder
            .fold(
                terms,
                List.of(builder.constant(0)),
                (step, soFar) ->
                    List.of(
                        onTheLeft
                            ? builder.subtract(soFar.getFirst(), y)
                            : builder.subtract(y, soFar.getFirst())))
            .getFirst();
    reduction.accumulate(builder, builder.partial(), List.of(builder.vector(1, only -> sum)));
    builder.enter(ProgramBuilder.Section.MERGE);
    reduction.merge(builder, builder.total(), builder.partial());
    builder.enter(ProgramBuilder.Section.FINISH);
    reduction.finish(builder, builder.total());
    Program program = builder.build(Accumulation.TILED);
    assertEquals(List.of(Output.real("sum", 1)), program.outputs());
    assertEquals(
        onTheLeft ? -2.0 * terms : 0,
        new TestKernel(program, Precision.FLOAT64, TILE).run(List.of(new double[] {2}), 1, 1)[0]);
  }
}
