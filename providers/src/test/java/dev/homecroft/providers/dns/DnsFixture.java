package dev.homecroft.providers.dns;

import dev.homecroft.kernel.Address;
import dev.homecroft.kernel.SecretRef;
import dev.homecroft.model.Lab;
import dev.homecroft.model.Status;
import dev.homecroft.simulators.dns.DnsPeer;
import dev.homecroft.simulators.dns.Talk;
import dev.homecroft.spi.Connection;
import dev.homecroft.spi.Provider;
import dev.homecroft.spi.contract.Ability;
import dev.homecroft.spi.contract.ProviderFixture;
import dev.homecroft.state.ObjectRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;
import org.xbill.DNS.ZoneTransferException;

/** A lab's names on any server, and a person at that server, who has the same rights and a plain client. */
final class DnsFixture implements ProviderFixture {
    private static final DnsResource.Key SUBJECT = new DnsResource.Key("www.lab.test", "A");

    static final List<DnsPeer.Zone> ZONES = List.of(bare(Labs.ZONE + "."), bare(Labs.REVERSE + "."));

    private final DnsPeer peer;
    private final FaultyWire wire;

    DnsFixture(DnsPeer peer) {
        this.peer = peer;
        wire = new FaultyWire(peer.address());
    }

    private static DnsPeer.Zone bare(String name) {
        return new DnsPeer.Zone(name, """
                @ 3600 IN SOA ns hostmaster 1 7200 900 1209600 300
                @ 3600 IN NS ns
                ns 3600 IN A 127.0.0.1
                """);
    }

    @Override
    public Provider provider() {
        return new DnsProvider();
    }

    private Labs labs() {
        return Labs.on(peer.address())
                .host("pve-1", Status.ACTIVE, List.of("console"), Labs.nic("servers", "10.20.0.11"))
                .record("*.apps.lab.test", Optional.of(Duration.ofMinutes(5)), "A", "10.20.0.50", "10.20.0.51")
                .record("text.lab.test", "TXT", "v=spf1 -all", "x".repeat(300));
    }

    @Override
    public Lab lab() {
        return labs().record("www.lab.test", "A", "10.20.0.1").lab();
    }

    @Override
    public Address subject() {
        return SUBJECT.address();
    }

    @Override
    public Connection connection(Connection projected) {
        return new Connection(
                projected.target(),
                List.of(DnsSettings.endpoint("127.0.0.1", wire.port())),
                projected.fingerprints(),
                projected.credential(),
                projected.options());
    }

    @Override
    public Map<SecretRef, String> secrets() {
        return Map.of(Labs.SECRET, DnsPeer.KEY.secret());
    }

    @Override
    public Map<SecretRef, String> wrongSecrets() {
        return Map.of(Labs.SECRET, "bm90LXRoZS1zZWNyZXQ=");
    }

    /** A record set can not move: its name is what it is. */
    @Override
    public Set<Ability> abilities() {
        return EnumSet.complementOf(EnumSet.of(Ability.MOVE));
    }

    @Override
    public Map<ObjectRef, String> dump() {
        Map<ObjectRef, String> dump = new TreeMap<>();
        for (String zone : List.of(Labs.ZONE, Labs.REVERSE)) {
            for (Record record : transfer(zone)) {
                if (record.getType() != Type.SOA) {
                    dump.merge(ref(zone, record), record.toString(), (all, more) -> all + "\n" + more);
                }
            }
        }
        return dump;
    }

    /** A mark is a part of the set that it stands beside. */
    private static ObjectRef ref(String zone, Record record) {
        DnsResource.Key key = new DnsResource.Key(Rdata.text(record.getName()), Type.string(record.getType()));
        return DnsResource.Key.markedBy(key.name()).orElse(key).ref(DnsSettings.target(zone));
    }

    private List<Record> transfer(String zone) {
        try {
            return Talk.signed(peer.address()).transfer(zone + ".").stream()
                    .sorted()
                    .toList();
        } catch (IOException | ZoneTransferException unread) {
            throw new IllegalStateException(unread);
        }
    }

    @Override
    public Change change() {
        return new Change(
                labs().record("www.lab.test", "A", "10.20.0.2", "10.20.0.3").lab(), Set.of(DnsResource.VALUES));
    }

    @Override
    public Lab without() {
        return labs().lab();
    }

    private void byHand(Consumer<Update> change) {
        Update update = new Update(Talk.name(Labs.ZONE));
        change.accept(update);
        int rcode = Talk.signed(peer.address()).send(update);
        if (rcode != Rcode.NOERROR) {
            throw new IllegalStateException(Rcode.string(rcode));
        }
    }

    private static void add(Update update, String name, int type, String data) {
        try {
            update.add(Talk.name(name), type, 60, data);
        } catch (IOException notData) {
            throw new UncheckedIOException(notData);
        }
    }

    @Override
    public ObjectRef create() {
        byHand(update -> add(update, "someone.lab.test", Type.A, "10.9.9.9"));
        return new DnsResource.Key("someone.lab.test", "A").ref(DnsSettings.target(Labs.ZONE));
    }

    @Override
    public String edit(ObjectRef ref) {
        byHand(update -> {
            update.delete(Talk.name(SUBJECT.name()), Type.A);
            add(update, SUBJECT.name(), Type.A, "192.0.2.99");
        });
        return DnsResource.VALUES;
    }

    @Override
    public void delete(ObjectRef ref) {
        byHand(update -> clear(update, SUBJECT));
    }

    private static void clear(Update update, DnsResource.Key key) {
        update.delete(Talk.name(key.name()), Type.A);
        update.delete(Talk.name(key.markName()));
    }

    @Override
    public ObjectRef copy(ObjectRef ref) {
        DnsResource.Key copy = new DnsResource.Key("copy.lab.test", "A");
        byHand(update -> transfer(Labs.ZONE).forEach(record -> {
            String name = Rdata.text(record.getName());
            if (name.equals(SUBJECT.name())) {
                update.add(record.withName(Talk.name(copy.name())));
            } else if (name.equals(SUBJECT.markName())) {
                update.add(record.withName(Talk.name(copy.markName())));
            }
        }));
        return copy.ref(ref.target());
    }

    @Override
    public void replace(ObjectRef ref) {
        byHand(update -> {
            clear(update, SUBJECT);
            add(update, SUBJECT.name(), Type.A, "192.0.2.77");
        });
    }

    @Override
    public void unmark(ObjectRef ref) {
        byHand(update -> update.delete(Talk.name(SUBJECT.markName())));
    }

    @Override
    public void stop() {
        wire.close();
    }

    @Override
    public void start() {
        wire.reopen();
    }

    @Override
    public void dropNextCall() {
        wire.dropNextUpdate();
    }

    @Override
    public void loseNextAnswer() {
        wire.loseNextAnswer();
    }

    @Override
    public void close() {
        wire.close();
        peer.close();
    }
}
