package org.tandem.pipeline.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How sales works. */
@ConfigMapping(prefix = "tandem.pipeline")
public interface PipelineConfig {

    /** The people leads go to, by opaque id: the subject of their tokens. */
    Map<String, Member> team();

    /** Who gets what nobody of the team can. */
    Fallback fallback();

    /** Stages of an open opportunity, first to last. */
    @WithDefault("qualification,proposal,negotiation")
    List<String> stages();

    /** Reasons an opportunity can be lost for. */
    @WithDefault("price,competitor,no-decision,no-budget,product-gap,timing")
    Set<String> lossReasons();

    /** Ways to reach a lead. */
    @WithDefault("phone,email,meeting,message,visit")
    Set<String> channels();

    /** What can come of an attempt to reach a lead. */
    @WithDefault("reached,no-answer,left-message,wrong-number,meeting-agreed")
    Set<String> outcomes();

    /**
     * What a person must not have withdrawn the permission for to be handed to sales: with any of these withdrawn, a lead is
     * not assigned, and shows as withdrawn to whoever has it.
     */
    @WithDefault("contact,email,phone")
    Set<String> contactPurposes();

    /** How long whoever asks waits for the decision before they are told where to look for it. */
    @WithDefault("2s")
    Duration answerWithin();

    /** After this time nobody waits for the answer any more, so a request that was delayed longer is refused. */
    @WithDefault("10m")
    Duration decideWithin();

    /** Somebody leads go to. */
    interface Member {

        /** Of two, the one with twice the weight gets twice as many leads; 0 gets none. */
        @WithDefault("1")
        int weight();

        /** Where their days begin, such as {@code America/Sao_Paulo}. */
        @WithDefault("UTC")
        ZoneId timeZone();
    }

    /** One of the two; a queue that is called {@code triage} unless said. */
    interface Fallback {

        /** A person, by opaque id. */
        Optional<String> rep();

        /** A queue, from which the first to accept takes a lead. */
        Optional<String> queue();
    }
}
