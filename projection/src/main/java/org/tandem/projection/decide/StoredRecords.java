package org.tandem.projection.decide;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of one outcome as bytes and back, so that whatever is published later, by whichever version of the code, is
 * what was decided. Layout: version, count; of each record topic, partition, key, value, count of headers, and of each
 * header name and value; numbers big-endian, texts as {@link DataOutputStream#writeUTF}, bytes after their length (-1: null).
 */
final class StoredRecords {

    private static final byte VERSION = 1;

    private StoredRecords() {
    }

    static byte[] write(List<ProducerRecord<byte[], byte[]>> records) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(records.size());
            for (ProducerRecord<byte[], byte[]> record : records) {
                out.writeUTF(record.topic());
                out.writeInt(record.partition());
                writeBytes(out, record.key());
                writeBytes(out, record.value());
                Header[] headers = record.headers().toArray();
                out.writeInt(headers.length);
                for (Header header : headers) {
                    out.writeUTF(header.key());
                    writeBytes(out, header.value());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<ProducerRecord<byte[], byte[]>> read(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            byte version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("records stored in layout " + version);
            }
            int count = in.readInt();
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                records.add(readRecord(in));
            }
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> readRecord(DataInputStream in) throws IOException {
        String topic = in.readUTF();
        int partition = in.readInt();
        byte[] key = readBytes(in);
        byte[] value = readBytes(in);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, value);
        int headers = in.readInt();
        for (int i = 0; i < headers; i++) {
            record.headers().add(in.readUTF(), readBytes(in));
        }
        return record;
    }

    private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
        if (bytes == null) {
            out.writeInt(-1);
        } else {
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static byte[] readBytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : in.readNBytes(length);
    }
}
