package io.github.quern.cli.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import io.github.quern.cli.conformance.Outcome.Status;
import io.github.quern.data.DType;
import io.github.quern.data.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge itself is judged: what must fail does, and for the stated reason. */
class RunnerTest {
  @TempDir Path folder = Path.of("");

  /** Runs 0*x + y over the rows [[1], [2]] and the single y given. */
  private Outcome run(String y, String rest) throws IOException {
    return runCase(
        "'formula':'0*x+y','aliases':['x = Vi(1)','y = Vj(1)'],'reduction':'Sum','axis':1,"
            + "'args':[{'shape':[2,1],'data':[1,2]},{'shape':[1,1],'data':["
            + y
            + "]}],"
            + rest);
  }

  private Outcome runCase(String fields) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.json"),
            ("{'cases':[{'id':'a/b'," + fields + "}]}").replace('\'', '"'));
    return new Runner(Engine.shared(), CallOptions.DEFAULT.withBackend("scalar"))
        .run(CaseFile.read(file).getFirst());
  }

  private static String expected(String data) {
    return "'expected':{'shape':[2,1],'data':[" + data + "]},'rtol':0.25,'atol':0.5";
  }

  @Test
  void theToleranceIsRelativePlusAbsoluteAndInclusive() throws IOException {
    assertEquals(Outcome.passed("a/b"), run("5.5", expected("4,4")));
    assertEquals(
        Outcome.failed("a/b", "entry [0, 0]: got 5.75, expected 4.0, tolerance 1.5"),
        run("5.75", expected("4,4")));
    assertEquals(
        Outcome.failed("a/b", "entry [1, 0]: got 4.0, expected -4.0, tolerance 1.5"),
        run("4", expected("4,-4")));
  }

  @Test
  void nanAndInfinitiesEqualThemselvesOnly() throws IOException {
    assertEquals(Status.PASSED, run("'NaN'", expected("'NaN','NaN'")).status());
    assertEquals(Status.FAILED, run("1", expected("'NaN','NaN'")).status());
    assertEquals(Status.FAILED, run("'NaN'", expected("1,1")).status());
    assertEquals(Status.FAILED, run("1", expected("'Infinity','Infinity'")).status());
  }

  @Test
  void infinitiesAreNotWithinAnInfiniteTolerance() throws IOException {
    String formula =
        "'formula':'x','aliases':['x = Vi(1)'],'axis':1,'args':[{'shape':[1,1],'data':['Infinity']}],"
            + "'rtol':1,'expected':{'shape':[1,1],'data':[";
    assertEquals(Status.PASSED, runCase(formula + "'Infinity']}").status());
    assertEquals(
        "entry [0, 0]: got Infinity, expected -Infinity, tolerance Infinity",
        runCase(formula + "'-Infinity']}").detail());
    assertEquals(
        "entry [0, 0]: got Infinity, expected 1.0, tolerance 1.0",
        runCase(formula + "1]}").detail());
  }

  @Test
  void shapesMustBeEqual() throws IOException {
    assertEquals(
        "got shape (2, 1), expected (2,)",
        run("1", "'expected':{'shape':[2],'data':[1,1]},'rtol':9").detail());
  }

  @Test
  void indicesMustBeExact() throws IOException {
    ConformanceCase one =
        CaseFile.read(
                Files.writeString(
                    folder.resolve("a.json"),
                    """
                    {"cases":[{"id":"a/b","formula":"x","aliases":["x = Vi(1)"],"axis":1,"args":[],
                    "reduction":"Min_ArgMin","rtol":1,"expected":{"outputs":[
                    {"shape":[1],"data":[2.0]},{"shape":[1],"data":[2]}]}}]}
                    """))
            .getFirst();
    Tensor off = Tensor.of(new double[] {3}, 1);
    assertEquals(
        "array 1, entry [0]: got 3.0, expected 2.0, tolerance 0.0",
        Judge.difference(one, List.of(off, off.cast(DType.INT64))).orElseThrow());
    assertEquals(
        "array 1 holds indices, but is of type float64.",
        Judge.difference(one, List.of(off, off)).orElseThrow());
    assertEquals("got 1 arrays, expected 2.", Judge.difference(one, List.of(off)).orElseThrow());
  }

  @Test
  void anErrorMustComeWhereOneIsExpectedAndNowhereElse() throws IOException {
    assertEquals(
        "an error was expected, but it gave an array of shape (2, 1)",
        run("1", "'expect':'error'").detail());
    String wrong = "'formula':'Foo(x)','aliases':['x = Vi(1)'],'axis':1,'args':[{'shape':[2,1]}],";
    assertEquals(Outcome.passed("a/b"), runCase(wrong + "'expect':'error'"));
    assertEquals(Outcome.passed("a/b"), runCase(wrong + "'expect':'either'"));
    assertTrue(
        runCase(wrong + "'expect':'result','expected':{'shape':[0],'data':[]}")
            .detail()
            .startsWith("a result was expected, but: There is no function called 'Foo'"));
  }

  @Test
  void onlyExceptionsWithAMessageForTheCallerAreClear() {
    assertTrue(Judge.isClear(new IllegalArgumentException("The axis is 2.")));
    assertFalse(Judge.isClear(new IllegalArgumentException()));
    assertFalse(Judge.isClear(new IllegalArgumentException(" ")));
    assertFalse(Judge.isClear(new NumberFormatException("For input string")));
    assertFalse(Judge.isClear(new NullPointerException("x")));
    assertFalse(Judge.isClear(new ArithmeticException("/ by zero")));
    assertFalse(Judge.isClear(new IllegalStateException("x")));
    assertFalse(Judge.isClear(new StackOverflowError()));
  }

  @Test
  void whatTheLibraryCannotBeAskedForFails() throws IOException {
    assertEquals(
        Outcome.failed(
            "a/b", "a result was expected, but: Of the six arrays of ranges, slices_i is missing."),
        run("1", "'ranges':{'ranges_i':[[0,2]]}," + expected("1,1")));
    assertEquals(
        Outcome.failed("a/b", "a result was expected, but: K is an int, so 2.5 cannot be given."),
        run("1", "'optArg':2.5," + expected("1,1")));
  }

  @Test
  void casesWithAnUnknownAreLinearSystems() throws IOException {
    String system =
        "'formula':'x*y*b','aliases':['x = Vi(1)','y = Vj(1)','b = Vj(1)'],'axis':1,"
            + "'args':[{'shape':[1,1],'data':[2]},{'shape':[1,1],'data':[2]},"
            + "{'shape':[1,1],'data':[10]}],'expected':{'shape':[1,1],'data':[2]},"
            + "'varinvalias':'b','alpha':";
    assertEquals(Outcome.passed("a/b"), runCase(system + "1"));
    assertEquals(
        "entry [0, 0]: got 1.25, expected 2.0, tolerance 2.0E-9", runCase(system + "4").detail());
    // |b| is below eps.
    assertEquals(
        "entry [0, 0]: got 0.0, expected 2.0, tolerance 2.0E-9",
        runCase(system + "1,'eps':11").detail());
    assertEquals(
        "a result was expected, but: A linear system needs as many rows as columns, but M = 2 (x ="
            + " Vi(1)) and N = 1 (y = Vj(1)).",
        run("1", "'varinvalias':'y'," + expected("1,1")).detail());
  }

  @Test
  void aTierThatIsNotThereEndsTheRunInsteadOfPassingErrorCases() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Runner(Engine.shared(), CallOptions.DEFAULT.withBackend("abacus")));
    assertTrue(
        String.valueOf(refusal.getMessage()).startsWith("There is no backend 'abacus';"),
        refusal::getMessage);
  }

  @Test
  void dataThatACaseLeavesOpenAreTheSameInEveryRun() throws IOException {
    String open =
        "'formula':'x','aliases':['x = Vi(1)'],'axis':1,'args':[{'shape':[1,1]}],"
            + "'expected':{'shape':[1,1],'data':[1e9]}";
    Outcome first = runCase(open);
    assertEquals(Status.FAILED, first.status());
    assertEquals(first, runCase(open));
  }
}
