package dev.homecroft.spi.contract;

/** A group of tests that {@link ProviderContractTest} puts together. */
interface Law {
    Bench bench();

    default TinyLoop loop() {
        return bench().loop();
    }
}
