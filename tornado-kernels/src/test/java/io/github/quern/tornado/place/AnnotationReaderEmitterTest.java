package io.github.quern.tornado.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.quern.tornado.emit.TornadoNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnotationReaderEmitterTest {
  @Test
  void theClassIsValid() {
    assertEquals(
        List.of(),
        TornadoNames.verifier().verify(AnnotationReaderEmitter.emit("some.where.Reader")));
  }
}
