/**
 * The choice of a tier and a device for a kernel, with the reason for every refusal. Knows backends
 * by their interface only.
 */
package io.github.quern.plan;
