package io.github.quern.cli;

import io.github.quern.api.Explanation;
import io.github.quern.samples.Sample;
import io.github.quern.samples.SampleResult;
import io.github.quern.samples.measure.Measurement;
import io.github.quern.samples.measure.TierTime;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Samples, for programs. */
final class SampleJson {
  private SampleJson() {}

  /** What a list shows of a sample. */
  static ObjectNode of(Sample sample) {
    return JsonOption.object().put("name", sample.name()).put("summary", sample.summary());
  }

  /** What a sample found, and what was measured. */
  static ObjectNode of(Sample sample, SampleResult result, Measurement measured) {
    Explanation explanation = measured.explanation();
    ObjectNode json =
        of(sample)
            .setAll(JsonOption.place(explanation))
            .put("formula", explanation.formula())
            .put("reduction", explanation.reduction())
            .put("dtype", measured.values().dtype().toString())
            .put("checked_rows", measured.checkedRows());
    json.set("shape", JsonOption.sizes(measured.values().shape()));
    json.set("found", JsonOption.words(result.found()));
    json.set("reasons", JsonOption.words(explanation.reasons()));
    json.set("refusals", JsonOption.words(measured.refusals()));
    ArrayNode times = json.putArray("times");
    for (TierTime time : measured.times()) {
      times
          .addObject()
          .put("backend", time.tier())
          .put("first_ms", time.firstMillis())
          .put("median_ms", time.medianMillis())
          .put("calls", time.calls())
          .put("max_rel_error", time.error());
    }
    return json;
  }
}
