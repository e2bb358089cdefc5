package dev.homecroft.simulators.dns;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers one question from one zone (RFC 1034, 4.3.2, with the wildcards of RFC 4592). */
final class Answerer {
    private final Zone zone;
    private final Message answer;

    Answerer(Zone zone, Message answer) {
        this.zone = zone;
        this.answer = answer;
    }

    void answer(Record question) {
        answer.getHeader().setFlag(Flags.AA);
        Set<Name> seen = new HashSet<>();
        Name name = question.getName();
        while (name.subdomain(zone.origin()) && seen.add(name)) {
            if (refer(name)) {
                return;
            }
            Node node = find(name);
            if (node.isEmpty()) {
                if (!zone.exists(name) && !isWildcardParentOf(name)) {
                    answer.getHeader().setRcode(Rcode.NXDOMAIN);
                }
                deny();
                return;
            }
            List<Record> found = question.getType() == Type.ANY ? node.all() : node.set(question.getType());
            found.forEach(record -> answer.addRecord(record, Section.ANSWER));
            if (!found.isEmpty()) {
                return;
            }
            if (node.alias().isEmpty()) {
                deny();
                return;
            }
            CNAMERecord alias = (CNAMERecord) node.alias().get();
            answer.addRecord(alias, Section.ANSWER);
            name = alias.getTarget();
        }
    }

    private void deny() {
        answer.addRecord(zone.soa(), Section.AUTHORITY);
    }

    /** Below a delegation the zone has no authority: it names the servers that do. */
    private boolean refer(Name name) {
        List<Name> path = new ArrayList<>();
        for (Name at = name; !at.equals(zone.origin()); at = new Name(at, 1)) {
            path.add(at);
        }
        for (Name cut : path.reversed()) {
            List<Record> servers = zone.node(cut).set(Type.NS);
            if (!servers.isEmpty()) {
                answer.getHeader().unsetFlag(Flags.AA);
                servers.forEach(server -> answer.addRecord(server, Section.AUTHORITY));
                return true;
            }
        }
        return false;
    }

    private Node find(Name name) {
        Node exact = zone.node(name);
        if (!exact.isEmpty() || zone.exists(name)) {
            return exact;
        }
        return zone.node(closestWildcard(name)).as(name);
    }

    private boolean isWildcardParentOf(Name name) {
        return zone.exists(closestWildcard(name));
    }

    /** The wildcard below the closest name that exists; only that one may answer (RFC 4592, 3.3.1). */
    private Name closestWildcard(Name name) {
        Name encloser = name.equals(zone.origin()) ? name : new Name(name, 1);
        while (!zone.exists(encloser)) {
            encloser = new Name(encloser, 1);
        }
        return Records.name("*." + encloser);
    }
}
