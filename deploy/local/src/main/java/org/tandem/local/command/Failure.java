package org.tandem.local.command;

/** A surprise in one line. */
final class Failure {

    private Failure() {
    }

    static String line(Throwable failure) {
        Throwable cause = failure;
        while (true) {
            if (isAboutSpace(cause)) {
                return "no space is left on the disk: free some and try again";
            }
            if (cause.getCause() == null) {
                break;
            }
            cause = cause.getCause();
        }
        String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        String first = cause == failure ? "" : " (" + describe(cause) + ")";
        return (failure.getMessage() == null ? describe(failure) : message) + first;
    }

    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        return cause.getClass().getSimpleName() + (message == null ? "" : ": " + message.lines().findFirst().orElse(""));
    }

    private static boolean isAboutSpace(Throwable cause) {
        return cause.getMessage() != null && cause.getMessage().contains("No space left on device");
    }
}
