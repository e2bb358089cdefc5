package dev.homecroft.providers.proxmox.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuorumTest {
    @Test
    void votesDecideWhetherANodeCanGo() {
        Quorum.Member one = new Quorum.Member("a", true);
        Quorum.Member two = new Quorum.Member("b", true);
        assertThat(Quorum.lostWithout("a", List.of(one), 0)).isEmpty();
        assertThat(Quorum.lostWithout("a", List.of(one, two), 0))
                .hasValueSatisfying(why -> assertThat(why).contains("1 of 2 votes"));
        assertThat(Quorum.lostWithout("a", List.of(one, two), 1)).isEmpty();
        assertThat(Quorum.lostWithout("a", List.of(one, two, new Quorum.Member("c", false)), 0))
                .hasValueSatisfying(why -> assertThat(why).contains("`c` is down"));
    }
}
