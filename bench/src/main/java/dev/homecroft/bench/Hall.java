package dev.homecroft.bench;

import java.util.Map;
import java.util.TreeMap;

/** One hall of a {@link WholeLab}: its machines, its guests, two clusters, and what stands around them. */
record Hall(int number) {
    private static final int NETWORKS = 10;
    private static final int GUEST_FILES = 10;
    private static final int CLUSTERS = 2;
    private static final int NODES = 8;
    private static final int APPS = 25;

    private static final String PLACE = """
            # Networks and power of hall HALL.
            sites:
              hall-HALL: { location: Row HALL }

            feeds:
              left-HALL: { site: hall-HALL, source: grid, amperes: 63 }
              right-HALL: { site: hall-HALL, source: grid, amperes: 63 }

            networks:
              management-HALL:
                { vlan: VLAN, cidr: 10.HALL.0.0/24, gateway: 10.HALL.0.1, tier: management, sites: [hall-HALL] }
            """;

    private static final String HYPERVISOR = """

            hypervisors:
              pve-HALL:
                kind: proxmox
                version: 9.1
                members: [MEMBERS]
                token: proxmox/token
                bridge: vmbr0
                ids: { first: 1000, last: 9999 }
                storages:
                  local: { kind: dir, path: /var/lib/vz, size: 60G, content: [iso, vztmpl, import] }
                  fast: { kind: lvmthin, size: 8T, content: [images, rootdir] }

            profiles:
              machine-HALL:
                type: vm
                hypervisor: pve-HALL
                cpu: 4
                cpu-type: host
                memory: 8G
                onboot: true
                agent: true
                image: disk
                disks: { system: { storage: fast, size: 32G, discard: true, ssd: true } }
              box-HALL:
                type: container
                hypervisor: pve-HALL
                cpu: 1
                memory: 1G
                onboot: true
                unprivileged: true
                features: [nesting]
                image: root
                disks: { root: { storage: fast, size: 8G } }
            """;

    private static final String CLUSTER = """
              kube-HALL-K:
                kind: talos
                versions: { talos: v1.13.2, kubernetes: v1.36.2 }
                endpoint: https://kube-HALL-K.lab.example.org:6443
                network: servers-HALL-K
                vip: +200
                nodes:
            NODES
                cni: cilium
                load-balancer:
                  kind: cilium
                  announce: l2
                  pools: { main: { network: servers-HALL-K, from: +210, to: +229 } }
            """;

    private static final String COMPONENTS = """
              kube-HALL-K:
                cilium: { version: 1.20.1, values: { hubble: { relay: { enabled: true } } } }
                gateway-api: {}
                cert-manager: { namespace: cert-manager }
                external-secrets: {}
                envoy-gateway: { replicas: 2 }
                longhorn: { replicas: 2 }
            """;

    private static final String WAYS_IN = """
              public-HALL-K:
                plane: public
                class: envoy
                cluster: kube-HALL-K
                network: servers-HALL-K
                addresses: +210
                listeners: { https: { hostname: "*.kHALLxK.example.org", port: 443 } }
              private-HALL-K:
                plane: private
                class: envoy
                cluster: kube-HALL-K
                network: servers-HALL-K
                addresses: +211
                listeners: { https: { hostname: "*.lab.example.org" } }
            """;

    private static final String TUNNEL = """
              kube-HALL-K:
                kind: cloudflare
                cluster: kube-HALL-K
                replicas: 2
                token: cloudflare/tunnel-HALL-K
                routes: { "*.kHALLxK.example.org": { gateway: public-HALL-K } }
            """;

    private static final String PUBLIC_APP = """
              NAME:
                clusters: [kube-HALL-K]
                exposure: both
                why: Asked for from everywhere.
                hostnames: [NAME.kHALLxK.example.org, NAME.lab.example.org]
                gateways: [public-HALL-K, private-HALL-K]
                access: admins
                storage: { data: { class: longhorn, size: 10G } }
                secrets: [apps/NAME]
                owner: anna
            """;

    private static final String PRIVATE_APP = """
              NAME:
                clusters: [kube-HALL-K]
                exposure: private
                hostnames: NAME.lab.example.org
                gateways: private-HALL-K
                needs: [app-HALL-K-0]
                images: ghcr.io/example/NAME
                storage: { data: { class: longhorn, size: 5G }, cache: { class: longhorn, size: 1G, backup: false } }
            """;

    private static final String STORAGE = """
            nas:
              nas-HALL:
                kind: truenas
                on: store-HALL
                pools: { tank: { tier: hot, layout: raidz2, size: 40T } }
                datasets: { tank/pbs: { quota: 20T }, tank/media: { quota: 8T } }
                shares:
                  media: { protocol: nfs, dataset: tank/media, clients: [servers-HALL-1, servers-HALL-2] }
                snapshots:
                  daily: { dataset: tank/media, schedule: "0 2 * * *", keep: 14d }

            backups:
              servers:
                pbs-HALL: { kind: pbs, on: keep-HALL, endpoint: "https://keep-HALL.lab.example.org:8007", token: pbs/token }
              datastores:
                daily-HALL: { server: pbs-HALL, on: nas-HALL, dataset: tank/pbs, size: 20T, verify: weekly, collect: daily }
              jobs:
                nightly-HALL:
                  hypervisors: [pve-HALL]
                  schedule: "02:30"
                  datastore: daily-HALL
                  keep: { last: 3, daily: 7, weekly: 4, monthly: 6 }
            """;

    /** The texts by the names of their files. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("place.yaml", place());
        files.put("hosts.yaml", hosts());
        for (int part = 0; part < GUEST_FILES; part++) {
            files.put("guests-%d.yaml".formatted(part), guests(part));
        }
        files.put("clusters.yaml", clusters());
        files.put("apps.yaml", "apps:\n" + each(CLUSTERS, this::apps));
        files.put("edge.yaml", doors() + records() + fill(STORAGE));
        return files;
    }

    private interface Part {
        String text(int index);
    }

    private static String each(int count, Part part) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < count; index++) {
            text.append(part.text(index));
        }
        return text.toString();
    }

    private String fill(String template) {
        return template.replace("HALL", Integer.toString(number)).replace("VLAN", Integer.toString(vlan(0)));
    }

    private String fill(String template, int cluster) {
        return fill(template.replaceAll("\\bK\\b|(?<=-|x)K", Integer.toString(cluster + 1)));
    }

    private int vlan(int network) {
        return 2 + NETWORKS * number + network;
    }

    private String place() {
        return fill(PLACE)
                + each(NETWORKS - 1, index ->
                        """
                                  servers-%1$d-%2$d:
                                    vlan: %3$d
                                    cidr: 10.%1$d.%2$d.0/24
                                    gateway: 10.%1$d.%2$d.1
                                    tier: %4$s
                                    sites: [hall-%1$d]
                                    dns: [10.0.3.28]
                                """.formatted(number, index + 1, vlan(index + 1), index % 3 == 2 ? "games" : "servers"));
    }

    private String hosts() {
        String members = each(WholeLab.HOSTS - 2, host -> "%spve-%d-%d".formatted(host == 0 ? "" : ", ", number, host));
        String machines = each(WholeLab.HOSTS - 2, host -> """
                          pve-%1$d-%2$d:
                            model: Rack server
                            site: hall-%1$d
                            role: hypervisor
                            os: debian
                            cpu: 64
                            memory: 512G
                            feeds: [left-%1$d, right-%1$d]
                            watts: 400
                            nics: { eno1: { network: management-%1$d, address: +%3$d, mac: "48:9e:bd:%1$02x:%2$02x:01" } }
                            disks: { system: { by-id: nvme-%1$d-%2$d, size: 480G, role: system } }
                        """.formatted(number, host, 11 + host));
        String others = """
                  store-%1$d: { site: hall-%1$d, os: truenas, nics: { eno1: { network: servers-%1$d-1, address: +250 } } }
                  keep-%1$d: { site: hall-%1$d, role: backup, nics: { eno1: { network: management-%1$d, address: +251 } } }
                """.formatted(number);
        return "hosts:\n" + machines + others + switches() + fill(HYPERVISOR).replace("MEMBERS", members);
    }

    private String switches() {
        return """

                devices:
                  switch-%1$d:
                    kind: switch
                    site: hall-%1$d
                    feeds: [left-%1$d, right-%1$d]
                    nics: { mgmt: { network: management-%1$d, address: +2 } }
                    ports:
                """.formatted(number)
                + each(
                        WholeLab.HOSTS - 2,
                        host ->
                                "      \"%2$d\": { to: pve-%1$d-%3$d, at: eno1, pvid: management-%1$d, tagged: [%4$s], speed: 10G }%n"
                                        .formatted(number, host + 1, host, servers()));
    }

    private String servers() {
        return each(NETWORKS - 1, index -> "%sservers-%d-%d".formatted(index == 0 ? "" : ", ", number, index + 1));
    }

    private String guests(int part) {
        int size = WholeLab.GUESTS / GUEST_FILES;
        return "guests:\n" + each(size, index -> guest(part * size + index));
    }

    /** The first guests are the nodes of the clusters; then machines and containers in turn. */
    private String guest(int index) {
        boolean isNode = index < CLUSTERS * NODES;
        int network = isNode ? index / NODES + 1 : 1 + index % (NETWORKS - 1);
        int host = index % (WholeLab.HOSTS - 2);
        String address = "{ network: servers-%d-%d, address: +%d".formatted(number, network, 11 + index / 9);
        return isNode
                ? node(index, host, network)
                : index % 2 == 0 ? machine(index, host, address) : box(index, host, address);
    }

    private String node(int index, int host, int network) {
        return """
                  node-%1$d-%2$d:
                    profile: machine-%1$d
                    node: pve-%1$d-%3$d
                    cpu: 8
                    memory: 16G
                    nics: { net0: { network: servers-%1$d-%4$d, address: +%5$d } }
                    tags: [talos]
                """.formatted(number, index, host, network, 100 + index);
    }

    private String machine(int index, int host, String nic) {
        return """
                  vm-%1$d-%2$d:
                    profile: machine-%1$d
                    node: pve-%1$d-%3$d
                    nics: { net0: %4$s, mac: "bc:24:11:%1$02x:%5$02x:%6$02x" } }
                    tags: [web]
                    owner: anna
                """.formatted(number, index, host, nic, index / 256, index % 256)
                + (index % 10 == 0 ? "    needs: [box-%d-%d]%n".formatted(number, index + 1) : "")
                + (index % 6 == 0 ? "    aliases: [alias-%d-%d]%n".formatted(number, index) : "");
    }

    private String box(int index, int host, String nic) {
        return "  box-%1$d-%2$d: { profile: box-%1$d, node: pve-%1$d-%3$d, nics: { eth0: %4$s } }, tags: [batch] }%n"
                .formatted(number, index, host, nic);
    }

    private String clusters() {
        return "clusters:\n"
                + each(CLUSTERS, cluster -> fill(CLUSTER, cluster).replace("NODES\n", nodes(cluster)))
                + "\nplatform:\n"
                + each(CLUSTERS, cluster -> fill(COMPONENTS, cluster))
                + "\ngateways:\n"
                + each(CLUSTERS, cluster -> fill(WAYS_IN, cluster))
                + "\ntunnels:\n"
                + each(CLUSTERS, cluster -> fill(TUNNEL, cluster));
    }

    private String nodes(int cluster) {
        return each(
                NODES,
                node -> "      node-%d-%d: { role: %s, disk: /dev/sda }%n"
                        .formatted(number, cluster * NODES + node, node < 3 ? "control-plane" : "worker"));
    }

    private String apps(int cluster) {
        return each(
                APPS,
                app -> fill(app % 5 == 0 ? PUBLIC_APP : PRIVATE_APP, cluster)
                        .replace("NAME", "app-%d-%d-%d".formatted(number, cluster + 1, app)));
    }

    private String doors() {
        return """
                firewall:
                  rules:
                    admins-%1$d: { from: management-%1$d, to: servers, ports: [tcp/22], why: Administration. }
                    media-%1$d: { from: servers-%1$d-1, to: servers-%1$d-3, ports: [tcp/2049], why: Films. }
                  exceptions:
                """.formatted(number)
                + each(
                        20,
                        index ->
                                "    game-%1$d-%2$d: { from: servers-%1$d-%3$d, to: box-%1$d-%4$d, ports: [tcp/8080, udp/5353], why: Scores. }%n"
                                        .formatted(number, index, 1 + (22 + 2 * index) % 9, 21 + 2 * index));
    }

    private String records() {
        return "\ndns:\n  records:\n"
                + each(
                        40,
                        index -> "    service-%1$d-%2$d.lab.example.org: { CNAME: box-%1$d-%3$d.lab.example.org }%n"
                                .formatted(number, index, 21 + 2 * index))
                + each(
                        10,
                        index -> "    note-%d-%d.lab.example.org: { TXT: \"hall=%1$d\", ttl: 1h }%n"
                                .formatted(number, index))
                + "\n";
    }
}
