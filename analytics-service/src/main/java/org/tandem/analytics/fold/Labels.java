package org.tandem.analytics.fold;

import org.tandem.projection.sql.Columns;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The codes of a batch's texts. A batch has few different ones, so they are looked up anew each time and never out of date. */
final class Labels {

    private final Map<String, Integer> codes;

    private Labels(Map<String, Integer> codes) {
        this.codes = codes;
    }

    static Labels of(Connection db, Collection<Draft> drafts) throws SQLException {
        Set<String> texts = new TreeSet<>();
        drafts.forEach(draft -> draft.eachText(texts::add));
        Map<String, Integer> codes = texts.isEmpty() ? Map.of() : read(db, """
                select id, text from label where text = any (?::text[])""", texts);
        if (codes.size() < texts.size()) {
            texts.removeAll(codes.keySet());
            codes.putAll(read(db, "insert into label (text) select * from unnest(?::text[]) returning id, text", texts));
        }
        return new Labels(codes);
    }

    int code(String text) {
        return codes.get(text);
    }

    private static Map<String, Integer> read(Connection db, String sql, Collection<String> texts) throws SQLException {
        Map<String, Integer> codes = new HashMap<>();
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            Columns.of(statement, texts).text(text -> text);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    codes.put(rows.getString(2), rows.getInt(1));
                }
            }
        }
        return codes;
    }
}
