package dev.homecroft.app.world;

import dev.homecroft.app.session.LabSession;
import dev.homecroft.history.History;
import dev.homecroft.simulators.dns.DnsControl;
import dev.homecroft.simulators.stage.FaultScript;
import dev.homecroft.spi.Provider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A lab and simulators of all its systems, kept in one folder. */
public interface World {
    /** From now on the judge decides which requests go wrong. */
    <J extends FaultScript.Judge & DnsControl.Judge> void judgedBy(J judge);

    /**
     * A step of ours waits.
     *
     * @param real waits by the real clock
     */
    void pause(Duration duration, Runnable real);

    /** Opens the lab as a new process would, with these providers and this way to open the history's file. */
    LabSession open(List<Provider> providers, Function<Path, History> histories);
}
