package io.github.quern.parity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test method that runs once for every tier of the shared engine. It may take a parameter of type
 * {@link Tier}, or {@link io.github.quern.api.CallOptions} that require the tier, as may methods
 * with {@code @BeforeEach} and, where each method has an instance of its own, as by default, the
 * constructor of its class. None of them is called for a tier that is missing.
 *
 * <pre>{@code
 * @ParityTest
 * void theDensityIsOne(CallOptions options) {
 *   assertEquals(1, density.call(options, x, y).at(0), 1e-6);
 * }
 * }</pre>
 *
 * <p>Where a tier is missing, its run is reported as skipped, with the reason, or as failed, if the
 * tier is demanded: by the test itself, or by the configuration parameter {@code
 * quern.parity.require} of JUnit, which lists tiers, separated by commas, and may also be given as
 * a system property. A tier that is demanded so, and that the engine has not even heard of, counts
 * as missing in all tests that do not select their tiers.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(ParityTestExtension.class)
public @interface ParityTest {
  /** The names of the tiers that it runs on, in this order; none for all, best first. */
  String[] tiers() default {};

  /** The names of tiers that it runs on in any case, and fails where they are missing. */
  String[] require() default {};
}
