package dev.homecroft.source;

import dev.homecroft.kernel.CroftException;
import dev.homecroft.kernel.SourcePosition;
import dev.homecroft.kernel.SourceRange;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes to text: UTF-8 and nothing else, with no character that a reader of the file cannot see coming. */
final class Decoder {
    private Decoder() {}

    /** The text, which keeps a byte order mark; throws {@link CroftException} with the place of the first fault. */
    static SourceText decode(String file, byte[] bytes) {
        if (looksLikeUtf16(bytes)) {
            throw new CroftException(Problems.utf16(SourceRange.ofFile(file)));
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        SourceText text = new SourceText(file, out.flip().toString());
        if (result.isError()) {
            SourcePosition end = text.position(text.text().length());
            throw new CroftException(
                    Problems.notUtf8(new SourceRange(file, end, end), bytes[in.position()], in.position()));
        }
        return text;
    }

    /** A mark of either byte order, or the zero byte that every ASCII character has in UTF-16. */
    private static boolean looksLikeUtf16(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean marked = (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe);
        return marked || (first == 0) != (second == 0);
    }
}
