package dev.homecroft.simulators.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** What only a simulator has: accidents, a back door, a folder. */
final class DnsSimulatorTest {
    private static final String ZONE = "lab.test.";
    private static final DnsSimulatorConfig CONFIG =
            DnsSimulatorConfig.empty().withEmptyZone(ZONE).withKey(DnsPeer.KEY);

    private DnsSimulator simulator = DnsSimulator.start(CONFIG);

    @AfterEach
    void stop() {
        simulator.close();
    }

    private Talk talk() {
        return Talk.signed(simulator.address());
    }

    private static Update addition(String name) {
        try {
            Update update = new Update(Talk.name(ZONE));
            update.absent(Talk.name(name), Type.A);
            update.add(Talk.name(name), Type.A, 60, "10.0.0.1");
            return update;
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    @Test
    void failsAsOftenAsAskedAndThenWorks() {
        simulator.control().fault(DnsOperation.UPDATE, DnsFault.Answer.servfail(), 2);
        assertThat(talk().send(addition("a.lab.test."))).isEqualTo(Rcode.SERVFAIL);
        assertThat(talk().serial(ZONE)).isEqualTo(1);
        assertThat(talk().send(addition("a.lab.test."))).isEqualTo(Rcode.SERVFAIL);
        assertThat(talk().send(addition("a.lab.test."))).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void asksAJudgeFirst() {
        simulator
                .control()
                .judgedBy((operation, name) -> operation == DnsOperation.UPDATE && name.equals(ZONE)
                        ? Optional.of(DnsFault.Answer.refused())
                        : Optional.empty());
        assertThat(talk().send(addition("a.lab.test."))).isEqualTo(Rcode.REFUSED);
        assertThat(talk().serial(ZONE)).isEqualTo(1);
        simulator.control().clearFaults();
        assertThat(talk().send(addition("a.lab.test."))).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void losesARequestWithoutEffect() {
        simulator.control().fault(DnsOperation.UPDATE, new DnsFault.LoseRequest(), 1);
        assertThatThrownBy(() -> talk().send(addition("a.lab.test."))).isInstanceOf(UncheckedIOException.class);
        assertThat(talk().send(addition("a.lab.test."))).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void losesAnAnswerAfterTheEffect() {
        simulator.control().fault(DnsOperation.UPDATE, new DnsFault.LoseAnswer(), 1);
        assertThatThrownBy(() -> talk().send(addition("a.lab.test."))).isInstanceOf(UncheckedIOException.class);
        assertThat(talk().send(addition("a.lab.test."))).isEqualTo(Rcode.YXRRSET);
    }

    @Test
    void refusesKeysAndTimesOnRequest() {
        simulator.control().fault(DnsOperation.UPDATE, new DnsFault.RefuseKey(), 1);
        simulator.control().fault(DnsOperation.UPDATE, new DnsFault.RefuseTime(), 1);
        Message key = talk().send(addition("a.lab.test."), true);
        assertThat(key.getTSIG().getError()).isEqualTo(Rcode.BADKEY);
        Message time = talk().send(addition("a.lab.test."), true);
        assertThat(time.getTSIG().getError()).isEqualTo(Rcode.BADTIME);
        assertThat(talk().serial(ZONE)).isEqualTo(1);
    }

    @Test
    void aDelayedMessageStillHasItsEffect() {
        simulator.control().fault(DnsOperation.UPDATE, new DnsFault.Delay(Duration.ofMillis(5)), 1);
        assertThat(talk().send(addition("a.lab.test."))).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void takesEditsOfPeopleAndMovesTheSerial() {
        DnsControl control = simulator.control();
        control.add(ZONE, "www 300 IN A 10.0.0.1\nwww 300 IN A 10.0.0.2");
        assertThat(control.serial(ZONE)).isEqualTo(2);
        control.replace(ZONE, "www 300 IN A 10.0.0.9");
        assertThat(talk().answers("www.lab.test.", Type.A)).containsExactly("A 10.0.0.9");
        control.removeSet(ZONE, "www", "A");
        assertThat(control.serial(ZONE)).isEqualTo(4);
        assertThat(control.records(ZONE)).hasSize(3).last().isEqualTo("ns.lab.test. 3600 IN A 127.0.0.1");
    }

    @Test
    void takesNotifiesPolitely() {
        Message notify =
                Message.newQuery(org.xbill.DNS.Record.newRecord(Talk.name(ZONE), Type.SOA, org.xbill.DNS.DClass.IN));
        notify.getHeader().setOpcode(Opcode.NOTIFY);
        assertThat(talk().send(notify, false).getRcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void tellsWhatItWasAsked() {
        talk().send(addition("a.lab.test."));
        assertThat(simulator.control().exchanges())
                .contains(new DnsExchange(DnsOperation.UPDATE, ZONE, "croft", "NOERROR"));
    }

    @Test
    void refusesMessagesThatAreNoMessages() {
        Update update = new Update(Talk.name(ZONE));
        update.addRecord(
                org.xbill.DNS.Record.newRecord(Talk.name("a.lab.test."), Type.A, org.xbill.DNS.DClass.CH, 0),
                org.xbill.DNS.Section.PREREQ);
        assertThat(talk().send(update)).isEqualTo(Rcode.FORMERR);
    }

    @Test
    void keepsZonesInItsFolder(@TempDir Path folder) throws IOException {
        simulator.close();
        simulator = DnsSimulator.start(CONFIG.withFolder(folder));
        assertThat(talk().send(addition("a.lab.test."))).isEqualTo(Rcode.NOERROR);
        simulator.control().add(ZONE, "t 60 IN TXT \"q\\\"uote\\\\ \\195\\164\" \"\"");
        String before = String.join("\n", simulator.control().records(ZONE));
        simulator.close();
        simulator = DnsSimulator.start(CONFIG.withFolder(folder));
        assertThat(String.join("\n", simulator.control().records(ZONE))).isEqualTo(before);
        assertThat(simulator.control().serial(ZONE)).isEqualTo(3);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void refusesZonesThatNoServerWouldLoad() {
        DnsSimulatorConfig empty = DnsSimulatorConfig.empty().withZone(ZONE, "www 300 IN A 10.0.0.1");
        assertThatThrownBy(() -> DnsSimulator.start(empty)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void wildcardNamesAreKept() {
        simulator.control().add(ZONE, "*.apps 60 IN A 10.0.0.3");
        assertThat(talk().answers("x.apps.lab.test.", Type.A)).containsExactly("A 10.0.0.3");
    }
}
