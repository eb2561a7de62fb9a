package org.tandem.leadcapture.imports;

import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.Response;
import org.tandem.leadcapture.capture.CaptureContext;
import org.tandem.leadcapture.limit.Limits;
import org.tandem.leadcapture.limit.TooMany;
import org.tandem.leadcapture.sender.Senders;
import org.tandem.rest.imports.Import;
import org.tandem.rest.imports.ImportDoor;
import org.tandem.rest.imports.Mapping;
import org.tandem.rest.imports.Pace;
import org.tandem.rest.problem.Problem;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Lets in whoever has a sender's secret key, while what they bring can be stored. */
final class SendersDoor {

    private final Senders senders;
    private final Limits limits;
    private final BooleanSupplier ready;
    private final ImportDoor door;

    /** What a sender's rows become. */
    interface Meaning {
        Import.Window of(CaptureContext sender, String importName, Mapping mapping);
    }

    SendersDoor(Senders senders, Limits limits, BooleanSupplier ready, String imports, Predicate<String> knows, Pace pace) {
        this.senders = senders;
        this.limits = limits;
        this.ready = ready;
        this.door = new ImportDoor(imports, knows, pace);
    }

    /** As {@link ImportDoor#let}. */
    Response let(String apiKey, InputStream file, String contentType, String mapping, String name, HttpServerResponse response,
                 Meaning meaning) {
        Optional<CaptureContext> sender = senders.byKey(apiKey);
        if (sender.isEmpty()) {
            return ImportDoor.refuse(Problem.of(401, "unknown-key", "No sender has this key",
                    "Send the secret key of a sender in the header X-Api-Key"), file);
        } else if (!ready.getAsBoolean()) {
            return ImportDoor.refuse(LeadImport.unavailable(), file);
        }
        Optional<TooMany> tooMany = limits.ofSender(sender.get().sender());
        if (tooMany.isPresent()) {
            return ImportDoor.refuse(tooMany.get().problem(), tooMany.get().seconds(), file);
        }
        return door.let(sender.get().sender(), file, contentType, mapping, name, response,
                (map, importName) -> meaning.of(sender.get(), importName, map));
    }
}
