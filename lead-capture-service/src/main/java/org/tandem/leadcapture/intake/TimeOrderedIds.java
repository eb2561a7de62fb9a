package org.tandem.leadcapture.intake;

import java.security.SecureRandom;
import java.util.UUID;

/**
 * Ids for captures whose sender gave none: UUID version 7 (RFC 9562), whose order in time keeps the tables' indexes
 * growing at one end.
 */
final class TimeOrderedIds {

    private static final ThreadLocal<SecureRandom> RANDOM = ThreadLocal.withInitial(SecureRandom::new);

    private TimeOrderedIds() {
    }

    static UUID at(long epochMillis) {
        SecureRandom random = RANDOM.get();
        long high = epochMillis << 16 | 0x7000L | random.nextInt(0x1000);
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
