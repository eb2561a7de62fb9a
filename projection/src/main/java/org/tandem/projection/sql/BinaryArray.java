package org.tandem.projection.sql;

import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * A PostgreSQL array parameter in the wire's binary form. The driver has that form for numbers only and would write ids
 * and texts as one long literal, which cost a fold more than reading its events.
 */
final class BinaryArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1L;
    private static final VarHandle INT4 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT8 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int HEADER = 20;
    private static final int NULL = -1;

    private final transient Buffer buffer = new Buffer();
    private final int elementType;
    private final int arrayType;
    private int elements;
    private boolean hasNull;

    /**
     * @param type        name of the element type, such as {@code uuid}
     * @param elementType its id in {@code pg_type}
     * @param arrayType   the id of its array type
     */
    BinaryArray(String type, int elementType, int arrayType) {
        setType("_" + type);
        this.elementType = elementType;
        this.arrayType = arrayType;
    }

    int arrayType() {
        return arrayType;
    }

    void addNull() {
        hasNull = true;
        elements++;
        buffer.int4(NULL);
    }

    void addBytes(byte[] bytes) {
        elements++;
        buffer.int4(bytes.length);
        buffer.all(bytes);
    }

    void addInt8(long value) {
        elements++;
        buffer.int4(Long.BYTES);
        buffer.int8(value);
    }

    void addInt4(int value) {
        elements++;
        buffer.int4(Integer.BYTES);
        buffer.int4(value);
    }

    void addInt16(long high, long low) {
        elements++;
        buffer.int4(2 * Long.BYTES);
        buffer.int8(high);
        buffer.int8(low);
    }

    void addBool(boolean value) {
        elements++;
        buffer.int4(1);
        buffer.int1(value ? 1 : 0);
    }

    @Override
    public int lengthInBytes() {
        return HEADER + buffer.size();
    }

    @Override
    public void toBytes(byte[] bytes, int offset) {
        ByteBuffer.wrap(bytes, offset, HEADER).putInt(1).putInt(hasNull ? 1 : 0).putInt(elementType).putInt(elements).putInt(1);
        buffer.copyTo(bytes, offset + HEADER);
    }

    @Override
    public void setByteValue(byte[] value, int offset) throws SQLException {
        throw new SQLException("a parameter, not a result");
    }

    /** Asked for only where the driver would send text, which {@link Columns} has told it not to. */
    @Override
    public String getValue() {
        throw new IllegalStateException(getType() + " is sent in binary only");
    }

    /** Grows by doubling; a stream of the JDK would take a lock for every byte. */
    private static final class Buffer {

        private byte[] bytes = new byte[1_024];
        private int size;

        int size() {
            return size;
        }

        void int1(int value) {
            reserve(1);
            bytes[size++] = (byte) value;
        }

        void int4(int value) {
            reserve(Integer.BYTES);
            INT4.set(bytes, size, value);
            size += Integer.BYTES;
        }

        void int8(long value) {
            reserve(Long.BYTES);
            INT8.set(bytes, size, value);
            size += Long.BYTES;
        }

        void all(byte[] more) {
            reserve(more.length);
            System.arraycopy(more, 0, bytes, size, more.length);
            size += more.length;
        }

        void copyTo(byte[] target, int offset) {
            System.arraycopy(bytes, 0, target, offset, size);
        }

        private void reserve(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }
    }
}
