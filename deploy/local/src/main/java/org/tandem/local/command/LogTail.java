package org.tandem.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The end of a file that grows, whole lines only. A file that is shorter than before has begun anew. */
final class LogTail {

    private static final int MOST = 1024 * 1024;

    private final Path file;
    private final String prefix;
    private long position;

    LogTail(Path file, String prefix) {
        this.file = file;
        this.prefix = prefix;
    }

    /** The last lines so far, of the last megabyte. */
    List<String> last(int count) {
        long size = size();
        position = Math.max(0, size - MOST);
        List<String> lines = more();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /** The lines that were completed since. */
    List<String> more() {
        if (size() < position) {
            position = 0;
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(MOST, Math.max(0, channel.size() - position)));
            channel.position(position);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full or the file ends
            }
            int end = endOfLastLine(bytes);
            position += end;
            return new String(bytes.array(), 0, end, UTF_8).lines().map(line -> prefix + line).toList();
        } catch (NoSuchFileException notYet) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line longer than all that is read at once is cut. */
    private static int endOfLastLine(ByteBuffer bytes) {
        for (int end = bytes.position(); end > 0; end--) {
            if (bytes.get(end - 1) == '\n') {
                return end;
            }
        }
        return bytes.position() == MOST ? MOST : 0;
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException notYet) {
            return 0;
        }
    }
}
