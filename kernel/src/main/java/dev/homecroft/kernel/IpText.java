package dev.homecroft.kernel;

import java.math.BigInteger;

/** Writes IPv6 addresses as RFC 5952 wants them. */
final class IpText {
    private static final int GROUPS = 8;

    private IpText() {}

    static String canonical6(BigInteger value) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = value.shiftRight(16 * (GROUPS - 1 - i)).intValue() & 0xffff;
        }
        int[] gap = longestZeroRun(groups);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (gap[1] > 1 && i == gap[0]) {
                text.append("::");
                i += gap[1] - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }

    /** Start and length of the first of the longest runs of zero groups. */
    private static int[] longestZeroRun(int[] groups) {
        int[] best = {-1, 0};
        int start = 0;
        for (int i = 0; i < GROUPS; i++) {
            if (groups[i] != 0) {
                start = i + 1;
            } else if (i - start + 1 > best[1]) {
                best[0] = start;
                best[1] = i - start + 1;
            }
        }
        return best;
    }
}
