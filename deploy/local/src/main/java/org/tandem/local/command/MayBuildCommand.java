package org.tandem.local.command;

import org.tandem.local.supervise.Checkout;
import picocli.CommandLine.Command;

import java.util.concurrent.Callable;

/** For the script, which asks before it builds. */
@Command(name = "may-build", hidden = true)
final class MayBuildCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Checkout.here().requireUnused("");
        return Tandem.OK;
    }
}
