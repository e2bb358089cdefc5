package dev.homecroft.simulators.values;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Formats that the API knows by name. One that is not here takes any text. */
final class NamedFormats {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final String IPV4 = OCTET + "(?:\\." + OCTET + "){3}";
    private static final String IPV6 = "(?i:(?=[0-9a-f:.]*:)(?:[0-9a-f]{0,4}:){1,7}(?:[0-9a-f]{0,4}|" + IPV4 + "))";
    private static final String DNS =
            "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*";
    private static final String IP = "(?:" + IPV4 + "|" + IPV6 + ")";
    private static final String CIDRV4 = IPV4 + "/(?:3[0-2]|[12]?[0-9])";
    private static final String CIDRV6 = IPV6 + "/(?:12[0-8]|1[01][0-9]|[1-9]?[0-9])";
    private static final String CIDR = "(?:" + CIDRV4 + "|" + CIDRV6 + ")";
    private static final String USER = "[^\\s:/]+@[A-Za-z][A-Za-z0-9._-]+";
    private static final String SHORT = "[a-zA-Z][a-zA-Z0-9]{0,7}";

    private static final Map<String, Known> ALL = Map.ofEntries(
            known("address", IP + "|" + DNS, "address"),
            known("CIDR", CIDR, "CIDR network"),
            known("CIDRv4", CIDRV4, "CIDR network"),
            known("CIDRv6", CIDRV6, "CIDR network"),
            known("dns-name", DNS, "DNS name"),
            known("disk-size", "[0-9]+(?:\\.[0-9]+)?[KMGT]?", "disk size"),
            known("email", "\\S+@\\S+", "email address"),
            known("email-or-username", "\\S+", "email address or user name"),
            known("ip", IP, "IP address"),
            known("ipv4", IPV4, "IPv4 address"),
            known("ipv6", IPV6, "IPv6 address"),
            known("IPorCIDR", IP + "|" + CIDR, "IP address or CIDR network"),
            known("mac-addr", "[0-9A-Fa-f][02468aceACE](?::[0-9A-Fa-f]{2}){5}", "unicast MAC address"),
            known("mac-prefix", "[0-9A-Fa-f][02468aceACE](?::[0-9A-Fa-f]{2}){0,2}:?", "MAC address prefix"),
            known("pve-configid", "[A-Za-z][A-Za-z0-9_-]+", "configuration ID"),
            known("pve-groupid", "[A-Za-z0-9._-]+", "group name"),
            known("pve-ha-resource-id", "(?:vm|ct):[1-9][0-9]{2,8}", "HA resource ID"),
            known("pve-ha-resource-or-vm-id", "(?:(?:vm|ct):)?[1-9][0-9]{2,8}", "HA resource ID"),
            known("pve-iface", "[A-Za-z][A-Za-z0-9_]{1,20}(?:[:.][0-9]+)?", "interface name"),
            known("pve-ipv4-config", "dhcp|manual|" + CIDRV4, "IPv4 network configuration"),
            known("pve-ipv6-config", "auto|dhcp|manual|" + CIDRV6, "IPv6 network configuration"),
            known("pve-node", "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?", "node name"),
            known("pve-poolid", "[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+){0,2}", "pool ID"),
            known("pve-priv", "[A-Za-z.]+", "privilege"),
            known("pve-realm", "[A-Za-z][A-Za-z0-9._-]+", "realm name"),
            known("pve-replication-job-id", "[1-9][0-9]{2,8}-[0-9]{1,9}", "replication job ID"),
            known("pve-roleid", "[A-Za-z0-9._-]+", "role name"),
            known("pve-sdn-vnet-id", SHORT, "vnet ID"),
            known("pve-sdn-zone-id", SHORT, "zone ID"),
            known("pve-storage-content", "images|rootdir|vztmpl|iso|backup|snippets|import|none", "content type"),
            known("pve-storage-id", "[A-Za-z][A-Za-z0-9_.-]*[A-Za-z0-9]", "storage ID"),
            known("pve-storage-path", "/.*", "path"),
            known("pve-tag", "[A-Za-z0-9_][A-Za-z0-9_.+-]*", "tag"),
            known("pve-tokenid", USER + "![A-Za-z][A-Za-z0-9._-]+", "token ID"),
            known("pve-userid", USER, "user name"),
            known("pve-vmid", "[1-9][0-9]{2,8}", "VM ID"));

    private NamedFormats() {}

    private record Known(Pattern pattern, String name) {}

    private static Map.Entry<String, Known> known(String format, String pattern, String name) {
        return Map.entry(format, new Known(Pattern.compile(pattern), name));
    }

    /** What is wrong with the text, or nothing; {@code -list} is several of a format and {@code -opt} one or none. */
    static Optional<String> problem(String format, String text) {
        if (format.endsWith("-list")) {
            String one = format.substring(0, format.length() - 5);
            return Arrays.stream(text.split("[,;\\s\\00]+"))
                    .filter(part -> !part.isEmpty())
                    .flatMap(part -> problem(one, part).stream())
                    .findFirst();
        }
        if (format.endsWith("-opt")) {
            return text.isEmpty() ? Optional.empty() : problem(format.substring(0, format.length() - 4), text);
        }
        return Optional.ofNullable(ALL.get(format))
                .filter(known -> !known.pattern().matcher(text).matches())
                .map(known -> "invalid format - value does not look like a valid " + known.name());
    }
}
