package org.tandem.leadcapture.imports;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.leadcapture.capture.CaptureContext;
import org.tandem.leadcapture.capture.History;
import org.tandem.leadcapture.intake.RowIntake;
import org.tandem.leadcapture.intake.Taken;
import org.tandem.leadcapture.intake.Submission;
import org.tandem.leadcapture.lead.WholeCapture;
import org.tandem.projection.publish.Publisher;
import org.tandem.projection.sql.KnownContents;
import org.tandem.rest.imports.Import;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.Row;
import org.tandem.rest.imports.RowOutcome;
import org.tandem.rest.problem.Problem;

import javax.sql.DataSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes captures of rows. */
@ApplicationScoped
class LeadImport {

    static final String ENDPOINT = "/imports/leads";
    static final String CSV = "text/csv";

    private final RowIntake intake;
    private final KnownContents known;

    LeadImport(RowIntake intake, DataSource database) {
        this.intake = intake;
        this.known = new KnownContents(database, WholeCapture.TABLE, WholeCapture.CONDITION);
    }

    boolean isReady() {
        return intake.isReady();
    }

    /** @param name the import's: the same row under the same name is the same capture of the sender */
    Import.Window of(CaptureContext sender, String name, Mapping mapping) {
        History history = history(mapping);
        return rows -> {
            List<Submission> submissions = new ArrayList<>(rows.size());
            for (Row row : rows) {
                submissions.add(new Submission(sender, ENDPOINT, CSV, row.text().getBytes(StandardCharsets.UTF_8),
                        name + "/" + row.key(), LeadRows.read(row, mapping)));
            }
            try {
                return outcomes(rows, mapping, intake.take(submissions, history, known::wholeAmong));
            } catch (Publisher.Unavailable e) {
                throw new Import.Stopped(unavailable());
            }
        };
    }

    /** Which rows tell of the past. */
    static History history(Mapping mapping) {
        return mapping.historical().map(always -> always ? History.ALL : History.NONE).orElse(History.WHEN_DATED);
    }

    static Problem unavailable() {
        return Problem.of(503, "unavailable", "The rest of the file could not be stored now",
                "Send the same file again: what is stored already is not stored twice");
    }

    static List<RowOutcome> outcomes(List<Row> rows, Mapping mapping, List<Taken> taken) {
        List<RowOutcome> outcomes = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (taken.get(i) instanceof Taken.Accepted accepted) {
                outcomes.add(RowOutcome.accepted(row, accepted.leadId().value(), accepted.eventId()));
            } else if (taken.get(i) instanceof Taken.Duplicate duplicate) {
                outcomes.add(RowOutcome.duplicate(row, duplicate.leadId().value(), duplicate.eventId()));
            } else if (taken.get(i) instanceof Taken.Refused refused) {
                outcomes.add(RowOutcome.refused(row, mapping, refused.errors(), refused.kept()));
            }
        }
        return outcomes;
    }
}
