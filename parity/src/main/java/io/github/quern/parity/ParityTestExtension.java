package io.github.quern.parity;

import io.github.quern.api.CallOptions;
import io.github.quern.api.Engine;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs methods with {@link ParityTest}; public only because JUnit makes it. */
public final class ParityTestExtension implements TestTemplateInvocationContextProvider {
  /** For JUnit. */
  public ParityTestExtension() {}

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getElement(), ParityTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    ParityTest test =
        AnnotationSupport.findAnnotation(context.getElement(), ParityTest.class).orElseThrow();
    Selection selection = new Selection(List.of(test.tiers()), List.of(test.require()));
    Demands demands = Demands.of(context.getConfigurationParameter(Demands.PROPERTY));
    Demands all = demands.and(selection.required());
    Engine engine = Engine.shared();
    return selection.among(Tier.all(engine).stream().map(Tier::name).toList(), demands).stream()
        .map(name -> new OnTier(Tier.of(engine, name), all));
  }

  /** One run of the method. */
  private record OnTier(Tier tier, Demands demands)
      implements TestTemplateInvocationContext,
          InvocationInterceptor,
          BeforeEachCallback,
          ParameterResolver {
    @Override
    public String getDisplayName(int invocationIndex) {
      return tier.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public <T> T interceptTestClassConstructor(
        Invocation<T> invocation,
        ReflectiveInvocationContext<Constructor<T>> invocationContext,
        ExtensionContext extensionContext)
        throws Throwable {
      demands.check(tier);
      return invocation.proceed();
    }

    /** For instances that several methods share, whose constructor was called before. */
    @Override
    public void beforeEach(ExtensionContext context) {
      demands.check(tier);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == Tier.class || type == CallOptions.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Tier.class ? tier : tier.options();
    }
  }
}
