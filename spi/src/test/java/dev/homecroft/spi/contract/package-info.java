/**
 * What every provider must keep, as tests that each provider inherits: {@link
 * dev.homecroft.spi.contract.ProviderContractTest} with the provider's own {@link
 * dev.homecroft.spi.contract.ProviderFixture}. It has its own small loop, apart from the engine's, so that the two cannot
 * share a mistake.
 */
@NullMarked
package dev.homecroft.spi.contract;

import org.jspecify.annotations.NullMarked;
