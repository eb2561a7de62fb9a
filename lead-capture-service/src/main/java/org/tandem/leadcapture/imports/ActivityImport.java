package org.tandem.leadcapture.imports;

import jakarta.enterprise.context.ApplicationScoped;
import org.tandem.leadcapture.activity.ActivityInput;
import org.tandem.leadcapture.capture.CaptureContext;
import org.tandem.leadcapture.capture.Field;
import org.tandem.leadcapture.capture.LeadInput;
import org.tandem.leadcapture.capture.Reading;
import org.tandem.leadcapture.intake.ActivityIntake;
import org.tandem.leadcapture.intake.ActivityIntake.Told;
import org.tandem.leadcapture.intake.Submission;
import org.tandem.projection.publish.Publisher;
import org.tandem.rest.imports.Import;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.Row;
import org.tandem.rest.problem.FieldError;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes activities of rows. */
@ApplicationScoped
class ActivityImport {

    static final String ENDPOINT = "/imports/activities";

    private final ActivityIntake intake;

    ActivityImport(ActivityIntake intake) {
        this.intake = intake;
    }

    boolean isReady() {
        return intake.isReady();
    }

    /** @param name the import's: the same row under the same name is the same activity */
    Import.Window of(CaptureContext sender, String name, Mapping mapping) {
        return rows -> {
            List<Told> told = new ArrayList<>(rows.size());
            for (Row row : rows) {
                List<FieldError> errors = new ArrayList<>(0);
                ActivityInput input = ActivityRows.read(row, mapping, errors);
                told.add(new Told(new Submission(sender, ENDPOINT, LeadImport.CSV, row.text().getBytes(StandardCharsets.UTF_8),
                        name + "/" + row.key(), new Reading.Unreadable(errors, who(input))), input, errors));
            }
            try {
                return LeadImport.outcomes(rows, mapping, intake.take(told, LeadImport.history(mapping)));
            } catch (Publisher.Unavailable e) {
                throw new Import.Stopped(LeadImport.unavailable());
            }
        };
    }

    /** Of an activity that is refused all that is asked for is whose it is. */
    private static LeadInput who(ActivityInput input) {
        return LeadInput.builder().put(Field.EMAIL, input.email()).put(Field.EXTERNAL_REF, input.externalRef()).build();
    }
}
