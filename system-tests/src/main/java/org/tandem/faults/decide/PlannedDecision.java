package org.tandem.faults.decide;

/**
 * One thing somebody in sales is going to ask for.
 *
 * @param number   its own number: what the ledger knows it by
 * @param original number of the one whose key this one uses again; its own number otherwise
 * @param lead     number of the lead
 * @param who      who asks
 * @param rep      index of the rep for {@link Who#SOMEBODY}, and for {@link Who#OWNER} while nobody knows the owner
 * @param variant  chooses among bodies; the same number, the same body
 */
public record PlannedDecision(int number, Kind kind, int original, Action action, int lead, Who who, int rep, int variant) {

    public enum Kind {
        /** A key that nobody has used. */
        NEW,
        /** The same key, person and content as an earlier one: one effect, one answer. */
        REPEAT,
        /** An earlier one's key with another content, once that one is answered: must be refused. */
        CONFLICT,
        /** An earlier one's key with another content, perhaps at the same moment and about another lead: one of both wins. */
        RIVAL
    }

    public enum Action { ACCEPT, CONTACT, REJECT, RECYCLE, OPEN, MOVE, WIN, LOSE }

    public enum Who {
        /** Whoever has the lead, as far as the client has been told. */
        OWNER,
        /** Any rep; mostly a wrong one. */
        SOMEBODY,
        MANAGER
    }

    /** Whether it is asked of an opportunity, by its id. */
    public boolean ofOpportunity() {
        return action.ordinal() >= Action.MOVE.ordinal();
    }

    public String key() {
        return "decision-" + original;
    }
}
