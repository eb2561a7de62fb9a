package org.tandem.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One keep-alive connection with at most one request on it. */
final class Connection {

    private static final int BUFFER = 16 * 1024;

    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer in = ByteBuffer.allocateDirect(BUFFER);
    private final SocketChannel channel;
    private final SelectionKey key;
    private boolean busy;
    private long since;

    Connection(InetSocketAddress target, Selector selector) throws IOException {
        channel = SocketChannel.open(target);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Sends the next request. @param since the moment its latency counts from */
    void send(Requests requests, long since) throws IOException {
        this.since = since;
        busy = true;
        out.clear();
        requests.next(out);
        out.flip();
        write();
    }

    /** The time the open request counts from. */
    long since() {
        return since;
    }

    boolean busy() {
        return busy;
    }

    void write() throws IOException {
        channel.write(out);
        int wanted = out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    boolean writable() {
        return out.hasRemaining();
    }

    /** @return the status of the response that is now complete, 0 while it is not, -1 when the other side closed */
    int read(ResponseParser parser) throws IOException {
        int count = channel.read(in);
        if (count < 0) {
            return -1;
        }
        int length = parser.length(in, in.position());
        if (length < 0) {
            if (!in.hasRemaining()) {
                throw new IOException("response longer than " + BUFFER + " bytes");
            }
            return 0;
        }
        if (length != in.position() || !busy) {
            throw new IOException("more bytes than one response to one request");
        }
        in.clear();
        busy = false;
        return parser.status();
    }

    void close() {
        try {
            key.cancel();
            channel.close();
        } catch (IOException e) {
            // it is given up already
        }
    }
}
