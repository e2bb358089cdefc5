package dev.homecroft.providers.proxmox.api;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** Makes lines to endpoints: over TLS, unless somebody gives another who stands where the server does. */
public interface Dialer {
    /** Connects; nothing of a request has been sent when this throws IOException. */
    Line dial(URI endpoint, Duration limit) throws IOException;
}
