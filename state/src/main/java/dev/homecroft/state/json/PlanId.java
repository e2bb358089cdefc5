package dev.homecroft.state.json;

import dev.homecroft.state.Plan;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of a plan: a digest of what it holds, so that two plans with one id are one plan. */
public final class PlanId {
    private static final int DIGITS = 12;

    private PlanId() {}

    /** The first 12 hexadecimal digits of the SHA-256 of the plan's canonical JSON without its id. */
    public static String of(Plan plan) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
            PlanJson.canonicalWithoutId(plan, new OutputStreamWriter(sink, StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every JDK has SHA-256", absent);
        }
    }
}
