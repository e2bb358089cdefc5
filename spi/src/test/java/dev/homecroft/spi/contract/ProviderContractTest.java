package dev.homecroft.spi.contract;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The contract of a provider. A provider's test extends this class and gives the fixture; it inherits the tests of all the
 * laws.
 */
public abstract class ProviderContractTest
        implements DescriptionLaws, PlanLaws, ApplyLaws, IdentityLaws, OwnershipLaws, TroubleLaws {
    private @Nullable Bench bench;

    /** A fresh fixture: a running system without anything of ours. */
    protected abstract ProviderFixture open();

    @BeforeEach
    protected final void openBench() {
        bench = new Bench(open());
    }

    @AfterEach
    protected final void closeBench() {
        try (Bench closing = bench()) {
            closing.assertNothingLeaked();
        }
    }

    @Override
    public final Bench bench() {
        return Objects.requireNonNull(bench, "the fixture is not open");
    }
}
