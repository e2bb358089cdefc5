package dev.homecroft.providers.proxmox.api;

import java.io.IOException;
import java.time.Duration;

/** A way to one endpoint that stands; requests go over it one after the other. */
public interface Line extends AutoCloseable {
    /**
     * What came back.
     *
     * @param reason the words behind the status; Proxmox VE says there what is wrong
     */
    record Response(int status, String reason, String body) {}

    /**
     * Asks and waits for the answer; throws IOException when none came, and then the request may have been received.
     *
     * @param target path and query, encoded
     * @param form the body of a POST or PUT
     */
    Response exchange(String method, String target, String authorization, String form, Duration limit)
            throws IOException;

    /** The address that the server sees, as far as this machine knows; empty if it doesn't. */
    String localAddress();

    /** Whether another request may follow. */
    boolean isReusable();

    @Override
    void close();
}
