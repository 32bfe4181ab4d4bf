package io.github.quern.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.testkit.engine.EventConditions.abortedWithReason;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedSuccessfully;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.quern.api.CallOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What JUnit reports of methods with {@link ParityTest}. */
class ParityTestTest {
  private static final List<String> SEEN = new ArrayList<>();

  /** Run by the tests below only: its name ends like that of no test. */
  static class Sample {
    private final Tier fromConstructor;

    Sample(Tier fromConstructor) {
      assertTrue(fromConstructor.isPresent());
      this.fromConstructor = fromConstructor;
    }

    @BeforeEach
    void before(CallOptions options) {
      assertEquals(fromConstructor.name(), options.backend());
    }

    @ParityTest
    void everyTier(Tier tier, CallOptions options) {
      assertEquals(tier.options(), options);
      assertEquals(tier, fromConstructor);
      SEEN.add(tier + " " + tier.isPresent() + " " + tier.devices().size());
    }

    @ParityTest
    void failsOnOne(Tier tier) {
      assertEquals("scalar", tier.name());
    }

    @ParityTest(tiers = {"scalar", "tornado"})
    void selects(Tier tier) {
      SEEN.add(tier.name());
    }

    @ParityTest(tiers = "scalar", require = "tornado")
    void requires(Tier tier) {
      SEEN.add(tier.name());
    }

    @ParityTest(tiers = "turbo")
    void selectsUnknown(Tier tier) {
      SEEN.add(tier.name());
    }

    @ParityTest
    void assumes(Tier tier) {
      Tier.of(tier.engine(), "tornado").assumePresent();
    }
  }

  /** All methods share one instance, whose constructor cannot know the tier. */
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  static class SharedSample {
    @BeforeEach
    void before(Tier tier) {
      assertTrue(tier.isPresent());
    }

    @ParityTest
    void shared(Tier tier) {
      SEEN.add(tier.name());
    }
  }

  @Test
  void instancesMayBeShared() {
    SEEN.clear();
    EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(SharedSample.class, "shared", Tier.class.getName()))
        .execute()
        .testEvents()
        .assertStatistics(statistics -> statistics.succeeded(2).aborted(2).failed(0));
    assertEquals(List.of("simd", "scalar"), SEEN);
  }

  private static Events run(String method, String parameters, String... demanded) {
    SEEN.clear();
    EngineTestKit.Builder builder =
        EngineTestKit.engine("junit-jupiter")
            .enableImplicitConfigurationParameters(true)
            .selectors(selectMethod(Sample.class, method, parameters));
    if (demanded.length > 0) {
      builder.configurationParameter("quern.parity.require", String.join(",", demanded));
    }
    return builder.execute().testEvents();
  }

  private static Events run(String method) {
    return run(method, Tier.class.getName());
  }

  @Test
  void aMethodRunsOnEveryTierAndSkipsTheMissingOnesWithTheReason() {
    Events events = run("everyTier", Tier.class.getName() + ", " + CallOptions.class.getName());
    events.assertStatistics(statistics -> statistics.succeeded(2).aborted(2).failed(0));
    assertEquals(List.of("simd true 1", "scalar true 1"), SEEN);
    events
        .aborted()
        .assertEventsMatchExactly(
            event(
                test(),
                abortedWithReason(
                    instanceOf(TestAbortedException.class),
                    message("The tier faulty is skipped: is switched off"))),
            event(
                test(),
                abortedWithReason(
                    message(
                        "The tier tornado is skipped: TornadoVM is not in this JVM; start java"
                            + " with @$TORNADOVM_HOME/tornado-argfile"))));
    assertEquals(
        List.of("faulty", "tornado", "simd", "scalar"),
        events.started().map(started -> started.getTestDescriptor().getDisplayName()).toList());
  }

  @Test
  void eachTierFailsForItself() {
    Events events = run("failsOnOne");
    events.assertStatistics(statistics -> statistics.succeeded(1).failed(1).aborted(2));
    assertEquals(
        "simd",
        events
            .failed()
            .map(one -> one.getTestDescriptor().getDisplayName())
            .findFirst()
            .orElse(""));
  }

  @Test
  void tiersAreSelectedInTheirOrder() {
    Events events = run("selects");
    assertEquals(List.of("scalar"), SEEN);
    assertEquals(
        List.of("scalar", "tornado"),
        events.started().map(started -> started.getTestDescriptor().getDisplayName()).toList());
    events.assertStatistics(statistics -> statistics.succeeded(1).aborted(1).failed(0));
  }

  @Test
  void aTierThatTheTestRequiresMustNotBeMissing() {
    Events events = run("requires");
    events.assertStatistics(statistics -> statistics.succeeded(1).aborted(0).failed(1));
    events
        .failed()
        .assertEventsMatchExactly(
            event(
                test(),
                finishedWithFailure(
                    instanceOf(AssertionFailedError.class),
                    message(text ->
                        text.startsWith(
                            "The tier tornado is demanded, but cannot be used: TornadoVM is not"
                                + " in this JVM")))));
  }

  @Test
  void aTierThatTheConfigurationDemandsMustNotBeMissing() {
    run("failsOnOne", Tier.class.getName(), "scalar")
        .assertStatistics(statistics -> statistics.succeeded(1).failed(1).aborted(2));
    run("selects", Tier.class.getName(), "scalar", "tornado")
        .assertStatistics(statistics -> statistics.succeeded(1).failed(1).aborted(0));
    // Not even heard of: fails all tests that are for every tier, and no other.
    run("selects", Tier.class.getName(), "turbo")
        .assertStatistics(statistics -> statistics.succeeded(1).failed(0).aborted(1));
    Events unknown = run("assumes", Tier.class.getName(), "turbo");
    unknown
        .failed()
        .assertEventsMatchExactly(
            event(
                test(),
                finishedWithFailure(
                    message(
                        "The tier turbo is demanded, but cannot be used: this JVM has no tier"
                            + " 'turbo', only faulty, tornado, simd, scalar"))));
  }

  @Test
  void theSystemPropertyDemandsToo() {
    System.setProperty("quern.parity.require", "tornado");
    try {
      run("selects").assertStatistics(statistics -> statistics.succeeded(1).failed(1).aborted(0));
      run("assumes").assertStatistics(statistics -> statistics.failed(3).aborted(1));
    } finally {
      System.clearProperty("quern.parity.require");
    }
    run("assumes").assertStatistics(statistics -> statistics.failed(0).aborted(4));
  }

  @Test
  void aTierThatNobodyKnowsIsSkippedWhereItIsSelected() {
    Events events = run("selectsUnknown");
    events
        .aborted()
        .assertEventsMatchExactly(
            event(
                test(),
                abortedWithReason(
                    message(
                        "The tier turbo is skipped: this JVM has no tier 'turbo', only faulty,"
                            + " tornado, simd, scalar"))));
    assertTrue(SEEN.isEmpty());
  }

  @Test
  void theWholeRunSucceedsWhereAllTiersArePresent() {
    run("selects").succeeded().assertEventsMatchExactly(event(test(), finishedSuccessfully()));
  }
}
