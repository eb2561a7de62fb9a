package org.tandem.leadcapture.lead;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.leadcapture.profile.Profile;
import org.tandem.leadcapture.profile.ProfileEntry;
import org.tandem.leadcapture.profile.ProfileMerge;
import org.tandem.rest.page.Cursor;

import javax.sql.DataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads leads with their profiles: three queries for a page of any size. */
@ApplicationScoped
class LeadReader {

    private final ObjectMapper json;
    private final DataSource database;

    LeadReader(ObjectMapper json, DataSource database) {
        this.json = json;
        this.database = database;
    }

    @Transactional
    LeadViews.Page page(LeadFilter filter, Cursor after, int limit) throws SQLException {
        List<LeadEntity> leads = LeadEntity.page(filter, after, limit);
        boolean more = leads.size() > limit;
        List<LeadEntity> page = more ? leads.subList(0, limit) : leads;
        try (Connection db = database.getConnection()) {
            return new LeadViews.Page(summaries(db, page), more ? cursorOf(page.get(limit - 1)).text() : null);
        }
    }

    @Transactional
    Optional<LeadViews.Detail> lead(UUID leadId) throws SQLException {
        LeadEntity lead = LeadEntity.findById(leadId);
        if (lead == null) {
            return Optional.empty();
        }
        try (Connection db = database.getConnection()) {
            return Optional.of(new LeadViews.Detail(summaries(db, List.of(lead)).get(0), LeadParts.captures(db, leadId).stream()
                    .map(capture -> new LeadViews.CaptureView(capture.eventId(), capture.capturedAt(), capture.recordedAt(),
                            capture.sender(), capture.whole(), capture.conflict(), read(capture.data(), LeadCaptured.class)))
                    .toList()));
        }
    }

    private List<LeadViews.Summary> summaries(Connection db, List<LeadEntity> leads) throws SQLException {
        List<UUID> ids = leads.stream().map(lead -> lead.leadId).toList();
        Map<UUID, LeadParts.Count> counts = LeadParts.counts(db, ids);
        Map<UUID, List<LeadParts.ProfileRow>> profiles = LeadParts.profiles(db, ids);
        return leads.stream().map(lead -> summary(lead, counts.getOrDefault(lead.leadId, LeadParts.Count.NONE),
                profiles.getOrDefault(lead.leadId, List.of()))).toList();
    }

    private LeadViews.Summary summary(LeadEntity lead, LeadParts.Count count, List<LeadParts.ProfileRow> profiles) {
        return new LeadViews.Summary(lead.leadId, lead.firstCapturedAt, lead.lastCapturedAt, lead.sender, lead.source,
                lead.campaign, lead.form, lead.country, lead.historical, count.captures(), count.incomplete(), profile(profiles));
    }

    private Profile profile(List<LeadParts.ProfileRow> profiles) {
        return profiles.isEmpty() ? null : ProfileMerge.merge(profiles.stream()
                .map(profile -> new ProfileEntry(profile.eventId(), profile.capturedAt(), profile.recordedAt(),
                        read(profile.data(), ProfileCaptured.class)))
                .toList());
    }

    private <T> T read(String data, Class<T> type) {
        try {
            return json.readValue(data, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the fold stored what it could not read", e);
        }
    }

    private static Cursor cursorOf(LeadEntity lead) {
        return new Cursor(lead.firstCapturedAt, lead.leadId);
    }
}
