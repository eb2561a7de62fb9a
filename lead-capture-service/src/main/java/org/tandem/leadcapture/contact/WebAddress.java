package org.tandem.leadcapture.contact;

import org.tandem.events.lead.Utm;

import java.util.Locale;

/**
 * The address of a page, reduced to what may be on a topic that cannot forget.
 *
 * <p>No user, no query, no fragment, no path segment with an at sign in it, however often it is encoded, and no path
 * parameters (they carry session ids). Only {@code utm_*} parameters survive, beside the address. The address in full
 * belongs to the profile.
 *
 * @param clean absolute, http or https
 * @param utm   null where there was none that may be kept
 */
public record WebAddress(String clean, Utm utm) {

    private static final int MAX_LENGTH = 2_000;
    private static final int MAX_ENCODINGS = 4;
    private static final String[] UTM = {"utm_source=", "utm_medium=", "utm_campaign=", "utm_term=", "utm_content="};

    /** The page, or null where the text is not the address of one. Never throws. */
    public static WebAddress parse(String text) {
        if (text == null) {
            return null;
        }
        String address = text.strip();
        int host = address.length() <= MAX_LENGTH ? afterScheme(address) : 0;
        if (host == 0 || hasControlCharacter(address)) {
            return null;
        }
        int path = endOfAuthority(address, host);
        int query = indexOrEnd(address, '?', path);
        int fragment = indexOrEnd(address, '#', path);
        StringBuilder clean = new StringBuilder(fragment + 1).append(host == 8 ? "https://" : "http://");
        if (!appendAuthority(clean, address.substring(host, path))) {
            return null;
        }
        appendPath(clean, address, path, Math.min(query, fragment));
        return new WebAddress(clean.toString(), query < fragment ? utm(address.substring(query + 1, fragment)) : null);
    }

    /** The page alone, or null. */
    public static String clean(String text) {
        WebAddress address = parse(text);
        return address == null ? null : address.clean;
    }

    private static int afterScheme(String address) {
        if (address.regionMatches(true, 0, "https://", 0, 8)) {
            return 8;
        }
        return address.regionMatches(true, 0, "http://", 0, 7) ? 7 : 0;
    }

    private static boolean hasControlCharacter(String address) {
        for (int i = 0; i < address.length(); i++) {
            if (Character.isISOControl(address.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** A backslash ends it too, as it does in a browser. */
    private static int endOfAuthority(String address, int from) {
        for (int i = from; i < address.length(); i++) {
            if ("/\\?#".indexOf(address.charAt(i)) >= 0) {
                return i;
            }
        }
        return address.length();
    }

    private static int indexOrEnd(String text, char c, int from) {
        int index = text.indexOf(c, from);
        return index < 0 ? text.length() : index;
    }

    private static boolean appendAuthority(StringBuilder out, String authority) {
        String hostAndPort = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = hostAndPort.lastIndexOf(':');
        String port = colon < 0 ? "" : hostAndPort.substring(colon + 1);
        String host = host(colon < 0 ? hostAndPort : hostAndPort.substring(0, colon));
        if (host == null || !isPort(port)) {
            return false;
        }
        out.append(host);
        if (!port.isEmpty()) {
            out.append(':').append(port);
        }
        return true;
    }

    /** A name as mail domains have them, or one without dots, such as {@code localhost}, or an IPv4 address. */
    private static String host(String host) {
        String mailDomain = MailDomain.toAscii(host);
        if (mailDomain != null) {
            return mailDomain;
        }
        if (host.isEmpty() || host.length() > 253) {
            return null;
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && "-._".indexOf(c) < 0) {
                return null;
            }
        }
        return host.toLowerCase(Locale.ROOT);
    }

    private static boolean isPort(String port) {
        for (int i = 0; i < port.length(); i++) {
            if (port.charAt(i) < '0' || port.charAt(i) > '9') {
                return false;
            }
        }
        return port.length() <= 5;
    }

    /** Segments that are dropped leave no trace, so that the pages they belong to count as one. */
    private static void appendPath(StringBuilder out, String address, int from, int to) {
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || address.charAt(i) == '/' || address.charAt(i) == '\\') {
                appendSegment(out, address.substring(start, i));
                start = i + 1;
            }
        }
        if (from == to || "/\\".indexOf(address.charAt(to - 1)) >= 0) {
            out.append('/');
        }
    }

    private static void appendSegment(StringBuilder out, String segment) {
        int parameters = segment.indexOf(';');
        String name = parameters < 0 ? segment : segment.substring(0, parameters);
        if (!name.isEmpty() && !mayHoldAnAddress(name)) {
            out.append('/');
            PercentText.appendSegment(out, name);
        }
    }

    private static boolean mayHoldAnAddress(String segment) {
        String text = segment;
        for (int i = 0; i < MAX_ENCODINGS; i++) {
            if (hasAtSign(text)) {
                return true;
            }
            if (text.indexOf('%') < 0) {
                return false;
            }
            String decoded = PercentText.decode(text, false);
            if (decoded == null) {
                return true;
            }
            if (decoded.equals(text)) {
                return false;
            }
            text = decoded;
        }
        return true;
    }

    /** Also the full-width and the small one. */
    private static boolean hasAtSign(String text) {
        return text.indexOf('@') >= 0 || text.indexOf('\uFF20') >= 0 || text.indexOf('\uFE6B') >= 0;
    }

    private static Utm utm(String query) {
        String[] values = new String[UTM.length];
        boolean any = false;
        for (int start = 0; start < query.length(); ) {
            int end = indexOrEnd(query, '&', start);
            int index = query.startsWith("utm_", start) ? utmIndex(query, start) : -1;
            if (index >= 0 && values[index] == null) {
                String value = query.substring(start + UTM[index].length(), end);
                values[index] = UtmValue.clean(PercentText.decode(value, true));
                any |= values[index] != null;
            }
            start = end + 1;
        }
        return any ? new Utm(values[0], values[1], values[2], values[3], values[4]) : null;
    }

    private static int utmIndex(String query, int at) {
        for (int i = 0; i < UTM.length; i++) {
            if (query.startsWith(UTM[i], at)) {
                return i;
            }
        }
        return -1;
    }
}
