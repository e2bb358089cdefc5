package dev.homecroft.simulators.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;
import org.xbill.DNS.ZoneTransferException;

/** What every authoritative server with dynamic update does alike; the simulator and real servers both pass it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DnsServerContractTest {
    private static final String RECORDS = """
            @ 3600 IN SOA ns hostmaster 10 7200 900 1209600 300
            @ 3600 IN NS ns
            ns 3600 IN A 127.0.0.1
            www 300 IN A 10.0.0.1
            www 300 IN A 10.0.0.2
            www 300 IN AAAA fd00::1
            alias 300 IN CNAME www
            far 300 IN CNAME www.elsewhere.test.
            text 300 IN TXT "one" "two"
            _ldap._tcp 300 IN SRV 10 20 389 www
            mail 300 IN MX 10 www
            *.apps 300 IN A 10.0.0.9
            named.apps 300 IN TXT "x"
            deep.down 300 IN A 10.0.0.7
            sub 300 IN NS ns.sub
            ns.sub 300 IN A 10.0.0.8
            """;
    private static final int ZONES = 60;

    private int used;
    private Optional<DnsPeer> peer = Optional.empty();

    abstract DnsPeer start(Path folder, List<DnsPeer.Zone> zones);

    @BeforeAll
    void startServer(@TempDir Path folder) {
        peer = Optional.of(start(
                folder,
                IntStream.range(0, ZONES)
                        .mapToObj(i -> new DnsPeer.Zone("z" + i + ".test.", RECORDS))
                        .toList()));
    }

    @AfterAll
    void stopServer() {
        peer.ifPresent(DnsPeer::close);
    }

    /** A zone that no other test has touched. */
    private synchronized String zone() {
        return "z" + used++ + ".test.";
    }

    Talk signed() {
        return Talk.signed(peer.orElseThrow().address());
    }

    private Talk unsigned() {
        return Talk.unsigned(peer.orElseThrow().address());
    }

    private static Update update(String zone) {
        return new Update(Talk.name(zone));
    }

    private Message ask(String name, int type) {
        return unsigned().ask(name, type, false);
    }

    // Queries

    @Test
    void answersWithEverySetOfAName() {
        String zone = zone();
        assertThat(unsigned().answers("www." + zone, Type.A)).containsExactly("A 10.0.0.1", "A 10.0.0.2");
        assertThat(unsigned().answers("WWW." + zone, Type.AAAA)).hasSize(1);
        assertThat(unsigned().answers("text." + zone, Type.TXT)).containsExactly("TXT one two");
        assertThat(unsigned().answers("_ldap._tcp." + zone, Type.SRV)).containsExactly("SRV 10 20 389 www." + zone);
        assertThat(unsigned().answers("mail." + zone, Type.MX)).containsExactly("MX 10 www." + zone);
        assertThat(unsigned().answers(zone, Type.NS)).containsExactly("NS ns." + zone);
        assertThat(unsigned().serial(zone)).isEqualTo(10);
        assertThat(ask("www." + zone, Type.A).getHeader().getFlag(Flags.AA)).isTrue();
    }

    @Test
    void followsAnAliasWithinTheZone() {
        String zone = zone();
        assertThat(unsigned().answers("alias." + zone, Type.A))
                .containsExactly("A 10.0.0.1", "A 10.0.0.2", "CNAME www." + zone);
        assertThat(unsigned().answers("alias." + zone, Type.CNAME)).containsExactly("CNAME www." + zone);
        assertThat(unsigned().answers("far." + zone, Type.A)).containsExactly("CNAME www.elsewhere.test.");
    }

    @Test
    void tellsAMissingNameFromAMissingSet() {
        String zone = zone();
        assertThat(ask("nothing." + zone, Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(ask("nothing." + zone, Type.A).getSection(Section.AUTHORITY))
                .singleElement()
                .satisfies(record -> assertThat(record.getType()).isEqualTo(Type.SOA));
        assertThat(ask("mail." + zone, Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(ask("mail." + zone, Type.A).getSection(Section.ANSWER)).isEmpty();
        assertThat(ask("down." + zone, Type.A).getRcode()).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void answersFromAWildcardOnlyWhereNoCloserNameExists() {
        String zone = zone();
        assertThat(unsigned().answers("any.apps." + zone, Type.A)).containsExactly("A 10.0.0.9");
        assertThat(unsigned().answers("any.thing.apps." + zone, Type.A)).containsExactly("A 10.0.0.9");
        assertThat(ask("any.apps." + zone, Type.TXT).getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().answers("named.apps." + zone, Type.A)).isEmpty();
        assertThat(ask("below.named.apps." + zone, Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void refersBelowADelegation() {
        Message answer = ask("host.sub." + zone(), Type.A);
        assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
        assertThat(answer.getHeader().getFlag(Flags.AA)).isFalse();
        assertThat(answer.getSection(Section.ANSWER)).isEmpty();
        assertThat(answer.getSection(Section.AUTHORITY))
                .anySatisfy(record -> assertThat(record.getType()).isEqualTo(Type.NS));
    }

    @Test
    void refusesQueriesForZonesOfOthers() {
        assertThat(ask("www.example.org.", Type.A).getRcode()).isEqualTo(Rcode.REFUSED);
    }

    @Test
    void truncatesOverUdpAndNotOverTcp() throws IOException {
        String zone = zone();
        Update update = update(zone);
        for (int i = 0; i < 60; i++) {
            update.add(Talk.name("many." + zone), Type.A, 60, "10.1.0." + i);
        }
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(ask("many." + zone, Type.A).getHeader().getFlag(Flags.TC)).isTrue();
        Message whole = unsigned().ask("many." + zone, Type.A, true);
        assertThat(whole.getHeader().getFlag(Flags.TC)).isFalse();
        assertThat(whole.getSection(Section.ANSWER)).hasSize(60);
    }

    // Transfer

    @Test
    void transfersEveryRecordBetweenTwoCopiesOfTheSoa() throws Exception {
        List<Record> records = signed().transfer(zone());
        assertThat(records).hasSize(17);
        assertThat(records.getFirst()).isEqualTo(records.getLast());
        assertThat(records.getFirst().getType()).isEqualTo(Type.SOA);
    }

    @Test
    void transfersAZoneOfManyMessagesWithSignatures() throws Exception {
        String zone = zone();
        for (int page = 0; page < 4; page++) {
            Update update = update(zone);
            for (int i = 0; i < 500; i++) {
                update.add(Talk.name("h" + page + "-" + i + "." + zone), Type.TXT, 60, "\"" + "x".repeat(60) + "\"");
            }
            assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        }
        assertThat(signed().transfer(zone)).hasSize(2017);
    }

    @Test
    void refusesATransferWithoutTheKey() {
        String zone = zone();
        // Knot says NOTAUTH, BIND says REFUSED; both are in use.
        assertThatThrownBy(() -> unsigned().transfer(zone))
                .isInstanceOf(ZoneTransferException.class)
                .hasMessageMatching(".*(NOTAUTH|REFUSED).*");
    }

    // Signatures

    private Talk with(TSIG key) {
        return new Talk(peer.orElseThrow().address(), Optional.of(key));
    }

    @Test
    void tellsWhatIsWrongWithASignature() {
        String zone = zone();
        TSIG stranger = new TSIG(TSIG.HMAC_SHA256, Talk.name("stranger."), DnsPeer.KEY.secret());
        TSIG forged = new TSIG(TSIG.HMAC_SHA256, Talk.name("croft."), "d3Jvbmc=");
        TSIG late = new TSIG(
                TSIG.HMAC_SHA256,
                Talk.name("croft."),
                new SecretKeySpec(Base64.getDecoder().decode(DnsPeer.KEY.secret()), "HmacSHA256"),
                Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));
        assertThat(signatureError(with(stranger), zone)).isEqualTo(Rcode.BADKEY);
        assertThat(signatureError(with(forged), zone)).isEqualTo(Rcode.BADSIG);
        assertThat(signatureError(with(late), zone)).isEqualTo(Rcode.BADTIME);
    }

    private static int signatureError(Talk talk, String zone) {
        Update update = update(zone);
        update.delete(Talk.name("www." + zone));
        Message answer = talk.send(update, true);
        assertThat(answer.getHeader().getRcode()).isEqualTo(Rcode.NOTAUTH);
        return answer.getTSIG().getError();
    }

    @Test
    void refusesAnUpdateWithoutTheKey() {
        String zone = zone();
        Update update = update(zone);
        update.delete(Talk.name("www." + zone));
        assertThat(unsigned().send(update)).isIn(Rcode.NOTAUTH, Rcode.REFUSED);
        assertThat(unsigned().answers("www." + zone, Type.A)).hasSize(2);
    }

    // Prerequisites (RFC 2136, 3.2)

    @Test
    void prerequisiteNameInUse() {
        String zone = zone();
        assertThat(prerequisite(zone, update -> update.present(Talk.name("www." + zone))))
                .isEqualTo(Rcode.NOERROR);
        assertThat(prerequisite(zone, update -> update.present(Talk.name("none." + zone))))
                .isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void prerequisiteNameNotInUse() {
        String zone = zone();
        assertThat(prerequisite(zone, update -> update.absent(Talk.name("none." + zone))))
                .isEqualTo(Rcode.NOERROR);
        assertThat(prerequisite(zone, update -> update.absent(Talk.name("www." + zone))))
                .isEqualTo(Rcode.YXDOMAIN);
    }

    @Test
    void prerequisiteSetExistsWhateverItsData() {
        String zone = zone();
        assertThat(prerequisite(zone, update -> update.present(Talk.name("www." + zone), Type.A)))
                .isEqualTo(Rcode.NOERROR);
        assertThat(prerequisite(zone, update -> update.present(Talk.name("www." + zone), Type.TXT)))
                .isEqualTo(Rcode.NXRRSET);
    }

    @Test
    void prerequisiteSetDoesNotExist() {
        String zone = zone();
        assertThat(prerequisite(zone, update -> update.absent(Talk.name("www." + zone), Type.TXT)))
                .isEqualTo(Rcode.NOERROR);
        assertThat(prerequisite(zone, update -> update.absent(Talk.name("www." + zone), Type.A)))
                .isEqualTo(Rcode.YXRRSET);
    }

    @Test
    void prerequisiteSetIsExactlyThis() {
        String zone = zone();
        assertThat(prerequisite(zone, update -> exactly(update, zone, "10.0.0.1", "10.0.0.2")))
                .isEqualTo(Rcode.NOERROR);
        assertThat(prerequisite(zone, update -> exactly(update, zone, "10.0.0.1")))
                .isEqualTo(Rcode.NXRRSET);
        assertThat(prerequisite(zone, update -> exactly(update, zone, "10.0.0.1", "10.0.0.3")))
                .isEqualTo(Rcode.NXRRSET);
        assertThat(prerequisite(zone, update -> exactly(update, zone, "10.0.0.1", "10.0.0.2", "10.0.0.3")))
                .isEqualTo(Rcode.NXRRSET);
    }

    private static void exactly(Update update, String zone, String... addresses) throws IOException {
        for (String address : addresses) {
            update.present(Talk.name("www." + zone), Type.A, address);
        }
    }

    @Test
    void prerequisiteOutsideTheZone() {
        assertThat(prerequisite(zone(), update -> update.present(Talk.name("www.example.org."))))
                .isEqualTo(Rcode.NOTZONE);
    }

    private interface Fill {
        void accept(Update update) throws IOException;
    }

    /** Sends the prerequisite with a change, and holds the answer to what became of the change. */
    private int prerequisite(String zone, Fill fill) {
        try {
            Update update = update(zone);
            fill.accept(update);
            String name = "probe" + used++ + "." + zone;
            update.add(Talk.name(name), Type.A, 60, "10.0.0.77");
            long before = unsigned().serial(zone);
            int rcode = signed().send(update);
            boolean happened = !unsigned().answers(name, Type.A).isEmpty();
            assertThat(happened).isEqualTo(rcode == Rcode.NOERROR);
            assertThat(unsigned().serial(zone) != before).isEqualTo(happened);
            return rcode;
        } catch (IOException cannot) {
            throw new java.io.UncheckedIOException(cannot);
        }
    }

    // Changes (RFC 2136, 3.4)

    @Test
    void refusesZonesThatAreNotServedAndNamesThatAreNotInTheZone() throws IOException {
        Update elsewhere = update("example.org.");
        elsewhere.add(Talk.name("www.example.org."), Type.A, 60, "10.0.0.1");
        assertThat(signed().send(elsewhere)).isIn(Rcode.NOTAUTH, Rcode.REFUSED);
        Update outside = update(zone());
        outside.add(Talk.name("www.example.org."), Type.A, 60, "10.0.0.1");
        assertThat(signed().send(outside)).isEqualTo(Rcode.NOTZONE);
    }

    @Test
    void replacesASetInOneMessage() throws IOException {
        String zone = zone();
        Update update = update(zone);
        update.delete(Talk.name("www." + zone), Type.A);
        update.add(Talk.name("www." + zone), Type.A, 120, "10.0.0.5");
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().answers("www." + zone, Type.A)).containsExactly("A 10.0.0.5");
        assertThat(unsigned().answers("www." + zone, Type.AAAA)).hasSize(1);
        assertThat(ask("www." + zone, Type.A)
                        .getSection(Section.ANSWER)
                        .getFirst()
                        .getTTL())
                .isEqualTo(120);
        assertThat(unsigned().serial(zone)).isEqualTo(11);
    }

    // Knot ignores a record that is there with another TTL (RFC 2136, 3.4.2.2 has it replaced), so the portable way to
    // change a TTL is to delete the set and to add it again.
    @Test
    void aSetDeletedAndAddedInOneMessageHasTheNewTtl() throws IOException {
        String zone = zone();
        Update update = update(zone);
        update.delete(Talk.name("mail." + zone), Type.MX);
        update.add(Talk.name("mail." + zone), Type.MX, 900, "10 www." + zone);
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(ask("mail." + zone, Type.MX).getSection(Section.ANSWER))
                .singleElement()
                .satisfies(record -> assertThat(record.getTTL()).isEqualTo(900));
        assertThat(unsigned().serial(zone)).isEqualTo(11);
    }

    @Test
    void aRecordWithAnotherTtlChangesTheWholeSet() throws IOException {
        String zone = zone();
        Update update = update(zone);
        update.add(Talk.name("www." + zone), Type.A, 900, "10.0.0.3");
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(ask("www." + zone, Type.A).getSection(Section.ANSWER))
                .hasSize(3)
                .allSatisfy(record -> assertThat(record.getTTL()).isEqualTo(900));
    }

    @Test
    void keepsTheCaseOfText() throws IOException {
        String zone = zone();
        Update update = update(zone);
        update.add(Talk.name("Mixed." + zone), Type.TXT, 60, "\"Mixed Case\"");
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().answers("mixed." + zone, Type.TXT)).containsExactly("TXT \"Mixed Case\"");
    }

    @Test
    void deletesOneRecordOneSetOrAName() throws IOException {
        String zone = zone();
        Update one = update(zone);
        one.delete(Talk.name("www." + zone), Type.A, "10.0.0.1");
        assertThat(signed().send(one)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().answers("www." + zone, Type.A)).containsExactly("A 10.0.0.2");
        Update set = update(zone);
        set.delete(Talk.name("www." + zone), Type.AAAA);
        assertThat(signed().send(set)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().answers("www." + zone, Type.AAAA)).isEmpty();
        Update all = update(zone);
        all.delete(Talk.name("www." + zone));
        assertThat(signed().send(all)).isEqualTo(Rcode.NOERROR);
        assertThat(ask("www." + zone, Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
        assertThat(unsigned().serial(zone)).isEqualTo(13);
    }

    @Test
    void keepsSoaAndNameServersOfTheApex() {
        String zone = zone();
        Update update = update(zone);
        update.delete(Talk.name(zone));
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().answers(zone, Type.NS)).hasSize(1);
        Update soa = update(zone);
        soa.delete(Talk.name(zone), Type.SOA);
        soa.delete(Talk.name(zone), Type.NS);
        signed().send(soa);
        assertThat(unsigned().answers(zone, Type.NS)).hasSize(1);
        assertThat(unsigned().serial(zone)).isEqualTo(10);
    }

    @Test
    void ignoresAnAliasWhereOtherDataIs() throws IOException {
        String zone = zone();
        Update update = update(zone);
        update.add(Talk.name("www." + zone), Type.CNAME, 60, "mail." + zone);
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().answers("www." + zone, Type.A)).hasSize(2);
        assertThat(unsigned().answers("www." + zone, Type.CNAME)).isEmpty();
        assertThat(unsigned().serial(zone)).isEqualTo(10);
    }

    @Test
    void ignoresOtherDataWhereAnAliasIs() throws IOException {
        String zone = zone();
        Update update = update(zone);
        update.add(Talk.name("alias." + zone), Type.A, 60, "10.0.0.1");
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().answers("alias." + zone, Type.CNAME)).containsExactly("CNAME www." + zone);
        assertThat(unsigned().serial(zone)).isEqualTo(10);
    }

    @Test
    void aSecondAliasReplacesTheFirst() throws IOException {
        String zone = zone();
        Update update = update(zone);
        update.add(Talk.name("alias." + zone), Type.CNAME, 60, "mail." + zone);
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().answers("alias." + zone, Type.CNAME)).containsExactly("CNAME mail." + zone);
    }

    @Test
    void anAliasCanTakeTheNameInTheMessageThatClearsIt() throws IOException {
        String zone = zone();
        Update update = update(zone);
        update.delete(Talk.name("mail." + zone), Type.MX);
        update.add(Talk.name("mail." + zone), Type.CNAME, 60, "www." + zone);
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().answers("mail." + zone, Type.CNAME)).containsExactly("CNAME www." + zone);
    }

    @Test
    void takesNamesBelowAliasesAndWildcards() throws Exception {
        String zone = zone();
        Update update = update(zone);
        update.add(Talk.name("_mark.alias." + zone), Type.TXT, 60, "\"m\"");
        update.add(Talk.name("_mark.*.apps." + zone), Type.TXT, 60, "\"m\"");
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(signed().transfer(zone).stream()
                        .filter(record -> record.getName().toString().startsWith("_mark")))
                .hasSize(2);
        assertThat(unsigned().answers("other.apps." + zone, Type.A)).containsExactly("A 10.0.0.9");
    }

    // Serial

    @Test
    void theSerialStaysWhenNothingChanges() throws IOException {
        String zone = zone();
        Update update = update(zone);
        update.add(Talk.name("www." + zone), Type.A, 300, "10.0.0.1");
        update.delete(Talk.name("none." + zone));
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().serial(zone)).isEqualTo(10);
    }

    @Test
    void aRecordAddedAndTakenAwayInOneMessageIsNotThere() throws IOException {
        String zone = zone();
        Update update = update(zone);
        update.add(Talk.name("brief." + zone), Type.A, 300, "10.0.0.1");
        update.delete(Talk.name("brief." + zone));
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(ask("brief." + zone, Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    }

    @Test
    void theSerialCanBeSetForwardButNotBack() throws IOException {
        String zone = zone();
        Update forward = update(zone);
        forward.add(
                Talk.name(zone), Type.SOA, 3600, "ns." + zone + " hostmaster." + zone + " 100 7200 900 1209600 300");
        assertThat(signed().send(forward)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().serial(zone)).isEqualTo(100);
        Update back = update(zone);
        back.add(Talk.name(zone), Type.SOA, 3600, "ns." + zone + " hostmaster." + zone + " 50 7200 900 1209600 300");
        assertThat(signed().send(back)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().serial(zone)).isEqualTo(100);
    }

    @Test
    void theSerialWrapsAround() throws IOException {
        String zone = zone();
        for (long serial : new long[] {0x8000_0000L, 0xFFFF_FFFFL}) {
            Update forward = update(zone);
            forward.add(
                    Talk.name(zone),
                    Type.SOA,
                    3600,
                    "ns." + zone + " hostmaster." + zone + " " + serial + " 7200 900 1209600 300");
            assertThat(signed().send(forward)).isEqualTo(Rcode.NOERROR);
        }
        Update update = update(zone);
        update.add(Talk.name("new." + zone), Type.A, 300, "10.0.0.1");
        assertThat(signed().send(update)).isEqualTo(Rcode.NOERROR);
        assertThat(unsigned().serial(zone)).isIn(0L, 1L);
    }
}
