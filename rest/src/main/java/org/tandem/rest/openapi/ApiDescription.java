package org.tandem.rest.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.tandem.rest.problem.Problem;
import org.tandem.rest.problem.StatusTitles;

/** Says of every operation what holds for all of them, so that no resource has to: errors are problems, answers are not. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() != null && api.getPaths().getPathItems() != null) {
            api.getPaths().getPathItems().values().forEach(path -> path.getOperations().values().forEach(this::describe));
        }
    }

    private void describe(Operation operation) {
        APIResponses responses = operation.getResponses();
        if (operation.getRequestBody() != null) {
            addUnlessThere(responses, 408);
            addUnlessThere(responses, 413);
            addUnlessThere(responses, 415);
        }
        responses.getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("4") || status.startsWith("5")) {
                response.setContent(problem());
            } else if (response.getContent() != null) {
                response.getContent().removeMediaType(Problem.MEDIA_TYPE);
            }
        });
    }

    private static void addUnlessThere(APIResponses responses, int status) {
        if (!responses.hasAPIResponse(String.valueOf(status))) {
            APIResponse response = OASFactory.createAPIResponse().description(StatusTitles.of(status));
            responses.addAPIResponse(String.valueOf(status), response);
        }
    }

    private static Content problem() {
        return OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, OASFactory.createMediaType()
                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
    }
}
