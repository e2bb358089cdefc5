package dev.homecroft.model.gear;

import dev.homecroft.kernel.SecretRef;
import dev.homecroft.kernel.Version;
import dev.homecroft.model.Nic;
import dev.homecroft.model.Ordered;
import dev.homecroft.model.Origin;
import dev.homecroft.model.Ref;
import dev.homecroft.model.Status;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is neither host nor guest and still has a plug: a switch, a router, a UPS.
 *
 * @param nics where it is managed, by name
 * @param ports what is plugged where; the outlets of a UPS or PDU as well
 * @param feeds where its power comes from
 * @param watts what it gives at most (UPS, PDU) or takes
 * @param runtime how long a UPS lasts at its usual load
 * @param monitor who watches it, such as the host on a UPS's USB cable
 * @param ssids the networks of an access point by the name of the radio network
 * @param controller where its API answers
 */
public record Device(
        String name,
        Status status,
        Kind kind,
        Optional<String> model,
        Optional<Ref> site,
        Optional<Version> version,
        Map<String, Nic> nics,
        Map<String, Port> ports,
        List<Ref> feeds,
        Optional<Long> watts,
        Optional<Duration> runtime,
        Optional<Ref> monitor,
        Map<String, Ref> ssids,
        Optional<URI> controller,
        Optional<SecretRef> credentials,
        Optional<String> owner,
        Optional<String> note,
        Origin origin) {
    public Device {
        nics = Ordered.copy(nics);
        ports = Ordered.copy(ports);
        feeds = List.copyOf(feeds);
        ssids = Ordered.copy(ssids);
    }

    /** What it is. */
    public enum Kind {
        SWITCH,
        ROUTER,
        ACCESS_POINT,
        MODEM,
        UPS,
        PDU,
        CONTROLLER,
        OTHER
    }

    /** Whether its ports are outlets. */
    public boolean isPower() {
        return kind == Kind.UPS || kind == Kind.PDU;
    }

    /**
     * @param to the host or device that is plugged in
     * @param at its interface or port
     * @param pvid the network of frames without a tag
     * @param tagged the networks of frames with one
     * @param speed in bits per second, such as {@code 2.5G}
     * @param lag ports of one name are bundled
     */
    public record Port(
            String name,
            Optional<Ref> to,
            Optional<String> at,
            Optional<Ref> pvid,
            List<Ref> tagged,
            Optional<String> speed,
            Optional<Boolean> poe,
            Optional<String> lag,
            Optional<String> note,
            Origin origin) {
        public Port {
            tagged = List.copyOf(tagged);
        }
    }
}
