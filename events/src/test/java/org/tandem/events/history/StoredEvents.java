package org.tandem.events.history;

import org.tandem.events.activity.ActivityEvent.AssetDownloaded;
import org.tandem.events.activity.ActivityEvent.CustomActivity;
import org.tandem.events.activity.ActivityEvent.EmailClicked;
import org.tandem.events.activity.ActivityEvent.EmailOpened;
import org.tandem.events.activity.ActivityEvent.FormSubmitted;
import org.tandem.events.activity.ActivityEvent.PageViewed;
import org.tandem.events.activity.ActivityEvent.WebinarAttended;
import org.tandem.events.activity.ActivityEvent.WebinarInvited;
import org.tandem.events.activity.ActivityEvent.WebinarMissed;
import org.tandem.events.activity.ActivityEvent.WebinarRegistered;
import org.tandem.events.feedback.FeedbackEvent.VerdictGiven;
import org.tandem.events.feedback.FeedbackNoteEvent.FeedbackNoteWritten;
import org.tandem.events.feedback.FeedbackRequest.VerdictRequested;
import org.tandem.events.ids.LeadId;
import org.tandem.events.lead.Business;
import org.tandem.events.lead.Consent;
import org.tandem.events.lead.LeadEvent.CaptureRefused;
import org.tandem.events.lead.LeadEvent.ConsentChanged;
import org.tandem.events.lead.LeadEvent.IdentityDeclared;
import org.tandem.events.lead.LeadEvent.LeadAttributesChanged;
import org.tandem.events.lead.LeadEvent.LeadCaptured;
import org.tandem.events.lead.LeadEvent.LeadErased;
import org.tandem.events.lead.LeadEvent.LeadLinked;
import org.tandem.events.lead.LeadEvent.LeadUnlinked;
import org.tandem.events.lead.Utm;
import org.tandem.events.money.Money;
import org.tandem.events.pipeline.PipelineEvent.Candidate;
import org.tandem.events.pipeline.PipelineEvent.LeadAccepted;
import org.tandem.events.pipeline.PipelineEvent.LeadAssigned;
import org.tandem.events.pipeline.PipelineEvent.LeadContacted;
import org.tandem.events.pipeline.PipelineEvent.LeadRecycled;
import org.tandem.events.pipeline.PipelineEvent.LeadMerged;
import org.tandem.events.pipeline.PipelineEvent.LeadRejected;
import org.tandem.events.pipeline.PipelineEvent.LeadWoken;
import org.tandem.events.pipeline.PipelineEvent.OpportunityImportedWon;
import org.tandem.events.pipeline.PipelineEvent.OpportunityLost;
import org.tandem.events.pipeline.PipelineEvent.OpportunityOpened;
import org.tandem.events.pipeline.PipelineEvent.OpportunityStageMoved;
import org.tandem.events.pipeline.PipelineEvent.OpportunityWon;
import org.tandem.events.pipeline.PipelineEvent.RoutingStep;
import org.tandem.events.pipeline.PipelineNoteEvent.NoteWritten;
import org.tandem.events.pipeline.PipelineRequest.MergeRequested;
import org.tandem.events.pipeline.PipelineRequest.AcceptRequested;
import org.tandem.events.pipeline.PipelineRequest.ContactRequested;
import org.tandem.events.pipeline.PipelineRequest.LossRequested;
import org.tandem.events.pipeline.PipelineRequest.OpportunityRequested;
import org.tandem.events.pipeline.PipelineRequest.RecycleRequested;
import org.tandem.events.pipeline.PipelineRequest.RejectRequested;
import org.tandem.events.pipeline.PipelineRequest.RoutingRequested;
import org.tandem.events.pipeline.PipelineRequest.StageMoveRequested;
import org.tandem.events.pipeline.PipelineRequest.WakeRequested;
import org.tandem.events.pipeline.PipelineRequest.WinRequested;
import org.tandem.events.profile.ProfileEvent.ConsentText;
import org.tandem.events.profile.ProfileEvent.ProfileCaptured;
import org.tandem.events.rejected.RejectedCaptureEvent.CaptureRejected;
import org.tandem.events.rejected.RejectedCaptureEvent.FieldError;
import org.tandem.events.score.ScoreEvent.LeadDisqualified;
import org.tandem.events.pipeline.TeamEvent.RepChanged;
import org.tandem.events.pipeline.TeamEvent.RepJoined;
import org.tandem.events.pipeline.TeamEvent.RepLeft;
import org.tandem.events.pipeline.TeamRequest.RepChangeRequested;
import org.tandem.events.score.ScoreEvent.LeadQualified;
import org.tandem.events.score.ScoreEvent.LeadScored;
import org.tandem.events.request.RequestEvent.Fact;
import org.tandem.events.request.RequestEvent.RequestRefused;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.Map.entry;

/** What each stored file says today. A record that gains a field gets that field's default here, never another value. */
final class StoredEvents {

    private static final LeadId ANA = LeadId.of("f27235cd-ddee-56b7-a887-d47febd99214");
    private static final LeadId BEN = LeadId.of("0e0b3a52-6d5d-5d3c-8f4e-5b1d7c2a9e10");
    private static final UUID CAPTURE = UUID.fromString("7b1f0f6e-2f0b-5c55-9d2e-8a5f3c1b6d44");
    private static final UUID ACCOUNT = UUID.fromString("5d2c7e94-1b60-5a8f-b3d7-4e9a06c1f285");
    private static final String MOMENT = "2026-11-20T09:30:00Z";
    private static final UUID OPPORTUNITY = UUID.fromString("5a7c1b80-3d0e-5b7f-9c41-2f6a8e0d7b15");
    private static final UUID QUALIFICATION = UUID.fromString("3c9e4f12-8a6d-5e07-b2c1-90d4f7a6158e");
    private static final UUID NOTED = UUID.fromString("c2f7d0a4-6b19-5d83-8e5f-17a3b9c04d62");
    private static final Money PRICE = new Money("18000.00", "EUR");
    private static final Utm UTM = new Utm("linkedin", "cpc", "spring-2026", "process-automation", "video-a");

    /** By path below {@code history/}. */
    static final Map<String, Object> EXPECTED = Map.ofEntries(
            entry("org.tandem.lead.captured.v1/2026-11-full.json",
                    new LeadCaptured(ANA, "website", "web-form", "demo-request", "spring-2026", "crm-00017", "email", UTM,
                            new Business("BR", "machinery", 850, "operations", "director", "corporate"),
                            List.of(new Consent("email", "granted", "consent"), new Consent("phone", "denied", "consent")),
                            List.of("profile", "activity"), true)),
            entry("org.tandem.lead.captured.v1/2026-12-full.json",
                    new LeadCaptured(ANA, "website", "web-form", "demo-request", "spring-2026", "crm-00017", "email", UTM,
                            new Business("BR", "machinery", 850, "operations", "director", "corporate", ACCOUNT),
                            List.of(new Consent("email", "granted", "consent"), new Consent("phone", "denied", "consent")),
                            List.of("profile", "activity"), true)),
            entry("org.tandem.lead.captured.v1/2026-11-minimal.json",
                    new LeadCaptured(ANA, "website", null, null, null, null, "email", null, Business.UNKNOWN, List.of(),
                            List.of(), false)),
            entry("org.tandem.lead.attributes-changed.v1/2026-11-full.json",
                    new LeadAttributesChanged(ANA, new Business("BR", "machinery", 1200, "operations", "vp", "corporate"))),
            entry("org.tandem.lead.attributes-changed.v1/2026-12-full.json",
                    new LeadAttributesChanged(ANA, new Business("BR", "machinery", 1200, "operations", "vp", "corporate", ACCOUNT))),
            entry("org.tandem.lead.attributes-changed.v1/2026-11-minimal.json",
                    new LeadAttributesChanged(ANA, Business.UNKNOWN)),
            entry("org.tandem.lead.linked.v1/2026-11-full.json", new LeadLinked(ANA, BEN, "review", "rep-0042")),
            entry("org.tandem.lead.linked.v1/2026-11-minimal.json", new LeadLinked(ANA, BEN, "review", null)),
            entry("org.tandem.lead.unlinked.v1/2026-11-full.json",
                    new LeadUnlinked(ANA, BEN, "shared-mailbox", "rep-0042")),
            entry("org.tandem.lead.unlinked.v1/2026-11-minimal.json", new LeadUnlinked(ANA, BEN, null, null)),
            entry("org.tandem.consent.changed.v1/2026-11-full.json",
                    new ConsentChanged(ANA, new Consent("email", "withdrawn", "consent"))),
            entry("org.tandem.consent.changed.v1/2026-11-minimal.json",
                    new ConsentChanged(ANA, new Consent("email", "withdrawn", null))),
            entry("org.tandem.lead.erased.v1/2026-11-full.json", new LeadErased(ANA, "admin-0007", "data-subject-request")),
            entry("org.tandem.lead.erased.v1/2026-11-minimal.json", new LeadErased(ANA, null, null)),
            entry("org.tandem.capture.refused.v1/2026-11-full.json",
                    new CaptureRefused(CAPTURE, "website", List.of("invalid-email", "required"), true)),
            entry("org.tandem.capture.refused.v1/2026-11-minimal.json",
                    new CaptureRefused(CAPTURE, "website", List.of("invalid-email", "required"), false)),
            entry("org.tandem.identity.declared.v1/2026-11-full.json",
                    new IdentityDeclared("0b39cbce-9993-539f-b92b-a5207d793862")),
            entry("org.tandem.identity.declared.v1/2026-11-minimal.json",
                    new IdentityDeclared("0b39cbce-9993-539f-b92b-a5207d793862")),
            entry("org.tandem.profile.captured.v1/2026-11-full.json",
                    new ProfileCaptured(ANA, CAPTURE, "website", "Ana.Souza@example.com", "+5511987654321", "Ana", "Souza",
                            "Ana Souza", "Moinho Azul S.A.", "Diretora de Operações", "https://moinho-azul.example",
                            "Rua das Acácias 12", "01310-100", "São Paulo", "SP", "Brasil",
                            "Please show us the planning module.", "https://www.example.com/demo?utm_source=linkedin",
                            "https://www.linkedin.com/feed/?id=9",
                            List.of(new ConsentText("email", "Yes, send me news by e-mail.")),
                            Map.of("budget", "50-100k", "timeframe", "this year"))),
            entry("org.tandem.profile.captured.v1/2026-11-minimal.json",
                    new ProfileCaptured(ANA, CAPTURE, "website", null, null, null, null, null, null, null, null, null, null,
                            null, null, null, null, null, null, List.of(), Map.of())),
            entry("org.tandem.page.viewed.v1/2026-11-full.json",
                    new PageViewed(ANA, "https://www.example.com/pricing", "https://www.linkedin.com/feed/", UTM)),
            entry("org.tandem.page.viewed.v1/2026-11-minimal.json",
                    new PageViewed(ANA, "https://www.example.com/pricing", null, null)),
            entry("org.tandem.form.submitted.v1/2026-11-full.json",
                    new FormSubmitted(ANA, CAPTURE, "demo-request", "spring-2026", "https://www.example.com/demo",
                            "https://www.linkedin.com/feed/", UTM)),
            entry("org.tandem.form.submitted.v1/2026-11-minimal.json",
                    new FormSubmitted(ANA, CAPTURE, null, null, null, null, null)),
            entry("org.tandem.email.opened.v1/2026-11-full.json",
                    new EmailOpened(ANA, "spring-2026", "newsletter-2026-11", true)),
            entry("org.tandem.email.opened.v1/2026-11-minimal.json", new EmailOpened(ANA, null, null, false)),
            entry("org.tandem.email.clicked.v1/2026-11-full.json",
                    new EmailClicked(ANA, "spring-2026", "newsletter-2026-11", "https://www.example.com/webinar", true)),
            entry("org.tandem.email.clicked.v1/2026-11-minimal.json", new EmailClicked(ANA, null, null, null, false)),
            entry("org.tandem.webinar.invited.v1/2026-11-full.json", new WebinarInvited(ANA, "zoom-93841", "spring-2026")),
            entry("org.tandem.webinar.invited.v1/2026-11-minimal.json", new WebinarInvited(ANA, "zoom-93841", null)),
            entry("org.tandem.webinar.registered.v1/2026-11-full.json",
                    new WebinarRegistered(ANA, "zoom-93841", "spring-2026")),
            entry("org.tandem.webinar.registered.v1/2026-11-minimal.json",
                    new WebinarRegistered(ANA, "zoom-93841", null)),
            entry("org.tandem.webinar.attended.v1/2026-11-full.json",
                    new WebinarAttended(ANA, "zoom-93841", "spring-2026", 38, 45)),
            entry("org.tandem.webinar.attended.v1/2026-11-minimal.json",
                    new WebinarAttended(ANA, "zoom-93841", null, 38, null)),
            entry("org.tandem.webinar.missed.v1/2026-11-full.json", new WebinarMissed(ANA, "zoom-93841", "spring-2026")),
            entry("org.tandem.webinar.missed.v1/2026-11-minimal.json", new WebinarMissed(ANA, "zoom-93841", null)),
            entry("org.tandem.asset.downloaded.v1/2026-11-full.json",
                    new AssetDownloaded(ANA, "whitepaper-planning", "spring-2026")),
            entry("org.tandem.asset.downloaded.v1/2026-11-minimal.json",
                    new AssetDownloaded(ANA, "whitepaper-planning", null)),
            entry("org.tandem.activity.custom.v1/2026-11-full.json", new CustomActivity(ANA, "trial-started",
                            "spring-2026")),
            entry("org.tandem.activity.custom.v1/2026-11-minimal.json", new CustomActivity(ANA, "trial-started", null)),
            entry("org.tandem.capture.rejected.v1/2026-11-full.json",
                    new CaptureRejected(CAPTURE, "website", "/forms/demo/submissions", "application/json",
                            "{\"email\":\"ana.souza@example\",\"company\":\"Moinho Azul\"}", "text",
                            List.of(new FieldError("email", "invalid-email"), new FieldError(null, "consent-missing")), ANA)),
            entry("org.tandem.request.refused.v1/2026-11-full.json",
                    new RequestRefused(CAPTURE, ANA.toString(), "already-accepted",
                            List.of(new Fact("acceptedBy", "rep-0042")))),
            entry("org.tandem.request.refused.v1/2026-11-minimal.json",
                    new RequestRefused(CAPTURE, ANA.toString(), "expired", List.of())),
            entry("org.tandem.capture.rejected.v1/2026-11-minimal.json",
                    new CaptureRejected(CAPTURE, "website", "/forms/demo/submissions", null, null, "text", List.of(), null)),
            entry("org.tandem.lead.scored.v1/2026-11-full.json",
                    new LeadScored(ANA, "standard", 1, 80, "A", 27, "2", "A2", false, List.of("student"), MOMENT, MOMENT)),
            entry("org.tandem.lead.scored.v1/2026-11-minimal.json",
                    new LeadScored(ANA, "standard", 1, 80, "A", 27, "2", "A2", false, List.of(), MOMENT, MOMENT)),
            entry("org.tandem.lead.scored.v1/2026-11-returned-full.json",
                    new LeadScored(ANA, "standard", 1, 80, "A", 27, "2", "A2", false, List.of("student"), MOMENT, MOMENT, MOMENT,
                            null)),
            entry("org.tandem.lead.scored.v1/2026-12-full.json",
                    new LeadScored(ANA, "standard", 1, 80, "A", 27, "2", "A2", false, List.of("student"), MOMENT, MOMENT, MOMENT,
                            MOMENT)),
            entry("org.tandem.lead.qualified.v1/2026-11-full.json",
                    new LeadQualified(ANA, 1, "hand-raise", "A2", "standard", 1, MOMENT, MOMENT)),
            entry("org.tandem.lead.qualified.v1/2026-11-minimal.json",
                    new LeadQualified(ANA, 1, "hand-raise", "A2", "standard", 1, MOMENT, MOMENT)),
            entry("org.tandem.lead.disqualified.v1/2026-11-full.json",
                    new LeadDisqualified(ANA, List.of("student"), "standard", 1, MOMENT, MOMENT)),
            entry("org.tandem.lead.disqualified.v1/2026-11-minimal.json",
                    new LeadDisqualified(ANA, List.of("student"), "standard", 1, MOMENT, MOMENT)),
            entry("org.tandem.lead.assigned.v1/2026-11-full.json",
                    new LeadAssigned(ANA, 2, "rep-0042", "triage", "pool", List.of(new RoutingStep("previous-owner",
                            "not-in-team"), new RoutingStep("pool", "rep-0042")), "everybody",
                            List.of(new Candidate("rep-0042", 3), new Candidate("rep-0043", 2)), QUALIFICATION)),
            entry("org.tandem.lead.assigned.v1/2026-11-minimal.json",
                    new LeadAssigned(ANA, 2, null, null, "pool", List.of(), null, List.of(), null)),
            entry("org.tandem.lead.accepted.v1/2026-11-full.json",
                    new LeadAccepted(ANA, 2, "rep-0042", "rep-0042")),
            entry("org.tandem.lead.accepted.v1/2026-11-minimal.json",
                    new LeadAccepted(ANA, 2, "rep-0042", "rep-0042")),
            entry("org.tandem.lead.rejected.v1/2026-11-full.json",
                    new LeadRejected(ANA, 2, "rep-0042", "not-our-profile", "rep-0042")),
            entry("org.tandem.lead.rejected.v1/2026-11-minimal.json",
                    new LeadRejected(ANA, 2, "rep-0042", "not-our-profile", "rep-0042")),
            entry("org.tandem.lead.recycled.v1/2026-11-full.json",
                    new LeadRecycled(ANA, 2, "rep-0042", "not-now", "2027-03-01", "rep-0042")),
            entry("org.tandem.lead.recycled.v1/2026-12-full.json",
                    new LeadRecycled(ANA, 2, "rep-0042", "not-now", "2027-03-01", "rep-0042", "America/Sao_Paulo")),
            entry("org.tandem.lead.recycled.v1/2026-11-minimal.json",
                    new LeadRecycled(ANA, 2, "rep-0042", "not-now", "2027-03-01", "rep-0042")),
            entry("org.tandem.lead.woken.v1/2026-11-full.json",
                    new LeadWoken(ANA, 2, "date")),
            entry("org.tandem.lead.woken.v1/2026-11-minimal.json",
                    new LeadWoken(ANA, 2, "date")),
            entry("org.tandem.lead.contacted.v1/2026-11-full.json",
                    new LeadContacted(ANA, 2, "rep-0042", "phone", "reached", "rep-0042")),
            entry("org.tandem.lead.contacted.v1/2026-11-minimal.json",
                    new LeadContacted(ANA, 2, "rep-0042", "phone", "reached", "rep-0042")),
            entry("org.tandem.opportunity.opened.v1/2026-11-full.json",
                    new OpportunityOpened(ANA, 2, OPPORTUNITY, "rep-0042", "proposal", PRICE, "rep-0042")),
            entry("org.tandem.opportunity.opened.v1/2026-11-minimal.json",
                    new OpportunityOpened(ANA, 2, OPPORTUNITY, "rep-0042", "proposal", null, "rep-0042")),
            entry("org.tandem.opportunity.stage-moved.v1/2026-11-full.json",
                    new OpportunityStageMoved(ANA, 2, OPPORTUNITY, "rep-0042", "qualification", "proposal", PRICE,
                            "rep-0042")),
            entry("org.tandem.opportunity.stage-moved.v1/2026-11-minimal.json",
                    new OpportunityStageMoved(ANA, 2, OPPORTUNITY, "rep-0042", "qualification", "proposal", null,
                            "rep-0042")),
            entry("org.tandem.opportunity.won.v1/2026-11-full.json",
                    new OpportunityWon(ANA, 2, OPPORTUNITY, "rep-0042", "proposal", PRICE, "rep-0042")),
            entry("org.tandem.opportunity.won.v1/2026-11-minimal.json",
                    new OpportunityWon(ANA, 2, OPPORTUNITY, "rep-0042", "proposal", PRICE, "rep-0042")),
            entry("org.tandem.opportunity.lost.v1/2026-11-full.json",
                    new OpportunityLost(ANA, 2, OPPORTUNITY, "rep-0042", "proposal", "price", "rep-0042")),
            entry("org.tandem.opportunity.lost.v1/2026-11-minimal.json",
                    new OpportunityLost(ANA, 2, OPPORTUNITY, "rep-0042", "proposal", "price", "rep-0042")),
            entry("org.tandem.opportunity.imported-won.v1/2026-11-full.json",
                    new OpportunityImportedWon(ANA, OPPORTUNITY, "former-crm", "L-4711", PRICE, "2026-03-02", "machinery",
                            "rep-0042", "sdr-0007", "manager-0001")),
            entry("org.tandem.opportunity.imported-won.v1/2026-11-minimal.json",
                    new OpportunityImportedWon(ANA, OPPORTUNITY, "former-crm", "L-4711", null, "2026-03-02", null, null, null,
                            "manager-0001")),
            entry("org.tandem.pipeline.note-written.v1/2026-11-full.json",
                    new NoteWritten(ANA, NOTED, 2, "They decide in spring; asked for the planning module.", "rep-0042", null)),
            entry("org.tandem.pipeline.note-written.v1/2026-12-full.json",
                    new NoteWritten(ANA, NOTED, 2, "They decide in spring; asked for the planning module.", "rep-0042",
                            "2026-11-20T09:30:00.000001Z")),
            entry("org.tandem.pipeline.note-written.v1/2026-11-minimal.json",
                    new NoteWritten(ANA, NOTED, 2, "They decide in spring; asked for the planning module.", "rep-0042", null)),
            entry("org.tandem.lead.accept-requested.v1/2026-11-full.json",
                    new AcceptRequested(ANA, "rep-0042", true)),
            entry("org.tandem.lead.accept-requested.v1/2026-11-minimal.json",
                    new AcceptRequested(ANA, "rep-0042", false)),
            entry("org.tandem.lead.reject-requested.v1/2026-11-full.json",
                    new RejectRequested(ANA, "rep-0042", true, "not-now", "2027-03-01",
                            "They decide in spring; asked for the planning module.")),
            entry("org.tandem.lead.reject-requested.v1/2026-11-minimal.json",
                    new RejectRequested(ANA, "rep-0042", false, "not-now", null, null)),
            entry("org.tandem.lead.recycle-requested.v1/2026-11-full.json",
                    new RecycleRequested(ANA, "rep-0042", true, "not-now", "2027-03-01",
                            "They decide in spring; asked for the planning module.")),
            entry("org.tandem.lead.recycle-requested.v1/2026-11-minimal.json",
                    new RecycleRequested(ANA, "rep-0042", false, null, "2027-03-01", null)),
            entry("org.tandem.lead.contact-requested.v1/2026-11-full.json",
                    new ContactRequested(ANA, "rep-0042", true, "phone", "reached",
                            "They decide in spring; asked for the planning module.")),
            entry("org.tandem.lead.contact-requested.v1/2026-11-minimal.json",
                    new ContactRequested(ANA, "rep-0042", false, "phone", "reached", null)),
            entry("org.tandem.opportunity.open-requested.v1/2026-11-full.json",
                    new OpportunityRequested(ANA, "rep-0042", true, "qualification", PRICE,
                            "They decide in spring; asked for the planning module.")),
            entry("org.tandem.opportunity.open-requested.v1/2026-11-minimal.json",
                    new OpportunityRequested(ANA, "rep-0042", false, null, null, null)),
            entry("org.tandem.opportunity.move-requested.v1/2026-11-full.json",
                    new StageMoveRequested(ANA, OPPORTUNITY, "rep-0042", true, "proposal", PRICE,
                            "They decide in spring; asked for the planning module.")),
            entry("org.tandem.opportunity.move-requested.v1/2026-11-minimal.json",
                    new StageMoveRequested(ANA, OPPORTUNITY, "rep-0042", false, "proposal", null, null)),
            entry("org.tandem.opportunity.win-requested.v1/2026-11-full.json",
                    new WinRequested(ANA, OPPORTUNITY, "rep-0042", true, PRICE,
                            "They decide in spring; asked for the planning module.")),
            entry("org.tandem.opportunity.win-requested.v1/2026-11-minimal.json",
                    new WinRequested(ANA, OPPORTUNITY, "rep-0042", false, null, null)),
            entry("org.tandem.opportunity.loss-requested.v1/2026-11-full.json",
                    new LossRequested(ANA, OPPORTUNITY, "rep-0042", true, "price",
                            "They decide in spring; asked for the planning module.")),
            entry("org.tandem.opportunity.loss-requested.v1/2026-11-minimal.json",
                    new LossRequested(ANA, OPPORTUNITY, "rep-0042", false, "price", null)),
            entry("org.tandem.lead.wake-requested.v1/2026-11-full.json",
                    new WakeRequested(ANA, 2, "2027-03-01")),
            entry("org.tandem.lead.wake-requested.v1/2026-11-minimal.json",
                    new WakeRequested(ANA, 2, "2027-03-01")),
            entry("org.tandem.lead.routing-requested.v1/2026-11-full.json",
                    new RoutingRequested(ANA, BEN, QUALIFICATION)),
            entry("org.tandem.lead.routing-requested.v1/2026-11-minimal.json",
                    new RoutingRequested(ANA, BEN, QUALIFICATION)),
            entry("org.tandem.lead.merge-requested.v1/2026-11-full.json", new MergeRequested(ANA, BEN)),
            entry("org.tandem.lead.merge-requested.v1/2026-11-minimal.json", new MergeRequested(ANA, BEN)),
            entry("org.tandem.lead.merged.v1/2026-11-full.json", new LeadMerged(ANA, 2, "rep-0042", BEN)),
            entry("org.tandem.lead.merged.v1/2026-11-minimal.json", new LeadMerged(ANA, 2, null, BEN)),
            entry("org.tandem.rep.joined.v1/2026-11-full.json", new RepJoined("rep-0042", "south", 2, "America/Sao_Paulo", "manager-0001")),
            entry("org.tandem.rep.joined.v1/2026-11-minimal.json", new RepJoined("rep-0042", "south", 2, "America/Sao_Paulo", "manager-0001")),
            entry("org.tandem.rep.changed.v1/2026-11-full.json", new RepChanged("rep-0042", "south", 2, "America/Sao_Paulo", "manager-0001")),
            entry("org.tandem.rep.changed.v1/2026-11-minimal.json", new RepChanged("rep-0042", "south", 2, "America/Sao_Paulo", "manager-0001")),
            entry("org.tandem.rep.left.v1/2026-11-full.json", new RepLeft("rep-0042", "manager-0001")),
            entry("org.tandem.rep.left.v1/2026-11-minimal.json", new RepLeft("rep-0042", "manager-0001")),
            entry("org.tandem.rep.change-requested.v1/2026-11-full.json",
                    new RepChangeRequested("rep-0042", "south", 2, "America/Sao_Paulo", true, "2026-11-02T00:00:00Z", "manager-0001")),
            entry("org.tandem.rep.change-requested.v1/2026-11-minimal.json",
                    new RepChangeRequested("rep-0042", null, 0, null, false, null, "manager-0001")),
            entry("org.tandem.verdict.given.v1/2026-11-full.json",
                    new VerdictGiven(ANA, 2, "rep-0042", "wrong-fit", "web-form", "spring-2026", 1)),
            entry("org.tandem.verdict.given.v1/2026-11-minimal.json",
                    new VerdictGiven(ANA, 2, "rep-0042", "wrong-fit", null, null, 1)),
            entry("org.tandem.feedback.note-written.v1/2026-11-full.json",
                    new FeedbackNoteWritten(ANA, NOTED, "They are a dealer, not a manufacturer.", "rep-0042", null)),
            entry("org.tandem.feedback.note-written.v1/2026-12-full.json",
                    new FeedbackNoteWritten(ANA, NOTED, "They are a dealer, not a manufacturer.", "rep-0042",
                            "2026-11-20T09:30:00.000001Z")),
            entry("org.tandem.feedback.note-written.v1/2026-11-minimal.json",
                    new FeedbackNoteWritten(ANA, NOTED, "They are a dealer, not a manufacturer.", "rep-0042", null)),
            entry("org.tandem.verdict.give-requested.v1/2026-11-full.json",
                    new VerdictRequested(ANA, 2, "rep-0042", "wrong-fit", "They are a dealer, not a manufacturer.")),
            entry("org.tandem.verdict.give-requested.v1/2026-11-minimal.json",
                    new VerdictRequested(ANA, null, "rep-0042", "wrong-fit", null)));

    private StoredEvents() {
    }
}
