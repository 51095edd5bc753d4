package dev.facteur.dispatch.sentcopy.imap;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a server says in one conversation, as much of it as filing a copy needs. Angus makes room for a literal of any size
 * as soon as it is announced, and keeps a line as long as it grows (angus-mail issue 158): here the conversation ends
 * before that.
 */
final class BoundedAnswers extends FilterInputStream {
    /** Folder lists of ten thousand folders, and nothing else of any size, come from a server. */
    static final int MOST = 4 * 1024 * 1024;

    private static final int NOT_IN_LITERAL = -1;

    private long left;
    /** The size in braces as far as it was read. */
    private long literal = NOT_IN_LITERAL;

    BoundedAnswers(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        if (octet >= 0) {
            look(octet);
        }
        return octet;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        for (int i = 0; i < count; i++) {
            look(bytes[offset + i]);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** {@code {1234}} announces so many octets (RFC 3501 §4.3), at least where a line ends after it. */
    private void look(int octet) throws IOException {
        left--;
        if (octet == '{') {
            literal = 0;
        } else if (literal >= 0 && octet >= '0' && octet <= '9') {
            literal = Math.min(literal * 10 + octet - '0', Integer.MAX_VALUE);
        } else if (octet == '}' && literal > left) {
            throw new IOException("the server announces more than filing a copy needs");
        } else {
            literal = NOT_IN_LITERAL;
        }
        if (left < 0) {
            throw new IOException("the server says more than filing a copy needs");
        }
    }
}
