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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads leads with their profiles: four queries for a page of any size. */
@ApplicationScoped
class LeadReader {

    private final ObjectMapper json;

    LeadReader(ObjectMapper json) {
        this.json = json;
    }

    @Transactional
    LeadViews.Page page(LeadFilter filter, Cursor after, int limit) {
        List<LeadEntity> leads = LeadEntity.page(filter, after, limit);
        boolean more = leads.size() > limit;
        List<LeadEntity> page = more ? leads.subList(0, limit) : leads;
        Parts parts = Parts.of(page.stream().map(lead -> lead.leadId).toList());
        List<LeadViews.Summary> summaries = page.stream().map(lead -> summary(lead, parts)).toList();
        return new LeadViews.Page(summaries, more ? cursorOf(page.get(limit - 1)).text() : null);
    }

    @Transactional
    Optional<LeadViews.Detail> lead(UUID leadId) {
        LeadEntity lead = LeadEntity.findById(leadId);
        if (lead == null) {
            return Optional.empty();
        }
        Parts parts = Parts.of(List.of(leadId));
        List<CaptureEntity> captures = parts.captures.getOrDefault(leadId, List.of()).stream()
                .sorted(Comparator.comparing((CaptureEntity capture) -> capture.capturedAt)
                        .thenComparing(capture -> capture.id.eventId()))
                .toList();
        Map<UUID, Long> contents = captures.stream()
                .collect(Collectors.groupingBy(capture -> capture.id.eventId(), Collectors.counting()));
        return Optional.of(new LeadViews.Detail(summary(lead, parts), captures.stream()
                .map(capture -> new LeadViews.CaptureView(capture.id.eventId(), capture.capturedAt, capture.recordedAt,
                        capture.sender, parts.isComplete(capture), contents.get(capture.id.eventId()) > 1,
                        read(capture.data, LeadCaptured.class)))
                .toList()));
    }

    private LeadViews.Summary summary(LeadEntity lead, Parts parts) {
        List<CaptureEntity> captures = parts.captures.getOrDefault(lead.leadId, List.of());
        int incomplete = (int) captures.stream().filter(capture -> !parts.isComplete(capture)).count();
        return new LeadViews.Summary(lead.leadId, lead.firstCapturedAt, lead.lastCapturedAt, lead.sender, lead.source,
                lead.campaign, lead.form, lead.country, lead.historical, captures.size(), incomplete,
                profile(parts.profiles.getOrDefault(lead.leadId, List.of())));
    }

    private Profile profile(List<ProfileEntity> profiles) {
        if (profiles.isEmpty()) {
            return null;
        }
        return ProfileMerge.merge(profiles.stream()
                .map(profile -> new ProfileEntry(profile.id.eventId(), profile.capturedAt,
                        profile.recordedAt, read(profile.data, ProfileCaptured.class)))
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

    /** Everything that belongs to some leads, read with one query a table. */
    private record Parts(Map<UUID, List<CaptureEntity>> captures, Map<UUID, List<ProfileEntity>> profiles,
                         Set<ActivityId> activities) {

        static Parts of(List<UUID> leadIds) {
            Map<UUID, List<CaptureEntity>> captures = new HashMap<>();
            Map<UUID, List<ProfileEntity>> profiles = new HashMap<>();
            Set<ActivityId> activities = new HashSet<>();
            if (!leadIds.isEmpty()) {
                CaptureEntity.<CaptureEntity>list("leadId in ?1", leadIds).forEach(capture ->
                        captures.computeIfAbsent(capture.leadId, id -> new ArrayList<>()).add(capture));
                ProfileEntity.<ProfileEntity>list("id.leadId in ?1", leadIds).forEach(profile ->
                        profiles.computeIfAbsent(profile.id.leadId(), id -> new ArrayList<>()).add(profile));
                ActivityEntity.<ActivityEntity>list("id.leadId in ?1", leadIds)
                        .forEach(activity -> activities.add(activity.id));
            }
            return new Parts(captures, profiles, activities);
        }

        boolean isComplete(CaptureEntity capture) {
            boolean profile = !capture.withProfile || profiles.getOrDefault(capture.leadId, List.of()).stream()
                    .anyMatch(row -> row.captureId.equals(capture.id.eventId())
                            && row.contentHash.equals(capture.id.contentHash()));
            return profile && (!capture.withActivity || activities.contains(
                    new ActivityId(capture.leadId, capture.id.eventId(), capture.id.contentHash())));
        }
    }
}
