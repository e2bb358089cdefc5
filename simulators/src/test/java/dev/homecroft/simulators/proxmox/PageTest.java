package dev.homecroft.simulators.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The page for people. */
class PageTest extends SimulatorCase {
    @Test
    void showsNodesGuestsAndTasksToWhoeverLooks() {
        createVm(100, "tags", "front;old");
        simulator.control().powerOff("pve3");
        String page = root.raw("GET / HTTP/1.1\r\nHost: pve\r\nConnection: close\r\n\r\n");
        assertThat(page)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("text/html")
                .contains("<td>100</td><td>vm-100</td><td>machine</td><td>pve1</td><td>stopped</td>")
                .contains("<td class=bad>offline</td>")
                .contains("<td>qmcreate</td><td>100</td><td>root@pam!croft</td><td>OK</td>");
    }
}
