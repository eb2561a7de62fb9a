package org.tandem.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/** An HTTP server with nothing in it: hands each request's head and body over, and writes back the pieces it is given. */
public final class TinyServer implements AutoCloseable {

    /** The usual answer, in one piece. */
    public static final List<String> ACCEPTED = List.of("HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\ncontent-length: 2\r\n\r\n{}");

    private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Function<Request, List<String>> handler;

    public record Request(String head, String body) {
    }

    /** @param handler the pieces of the response; none closes the connection */
    public TinyServer(Function<Request, List<String>> handler) throws IOException {
        this.handler = handler;
        daemon(this::accept);
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                sockets.add(socket);
                daemon(() -> serve(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            while (true) {
                Request request = read(in);
                if (request == null) {
                    return;
                }
                List<String> pieces = handler.apply(request);
                if (pieces.isEmpty()) {
                    return;
                }
                for (String piece : pieces) {
                    out.write(piece.getBytes(US_ASCII));
                    out.flush();
                    if (pieces.size() > 1) {
                        Thread.sleep(5); // so that the pieces arrive as pieces
                    }
                }
            }
        } catch (IOException | InterruptedException e) {
            // the client has gone
        }
    }

    private static Request read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            head.append((char) b);
        }
        int length = head.toString().lines().filter(l -> l.startsWith("Content-Length: "))
                .mapToInt(l -> Integer.parseInt(l.substring(16))).findFirst().orElse(0);
        return new Request(head.toString(), new String(in.readNBytes(length), UTF_8));
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
