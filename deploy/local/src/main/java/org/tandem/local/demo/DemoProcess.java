package org.tandem.local.demo;

import org.tandem.local.state.StateFolder;

import java.nio.file.Path;

/** The demo as a process of its own, so that it may die without harm: {@code DemoProcess <state folder>}. */
public final class DemoProcess {

    private DemoProcess() {
    }

    /** Tells the history if it was not told yet, then goes on until it is ended. */
    public static void main(String[] args) throws InterruptedException {
        StateFolder state = StateFolder.at(Path.of(args[0]));
        DemoFolder folder = DemoFolder.of(state);
        Doors doors = new Doors(state);
        People people = new People(new Accounts());
        if (!folder.isHistoryTold()) {
            System.out.println(new Telling(doors).tell(new History(people, folder.began())));
            folder.historyIsTold();
        }
        System.out.println("people are at work");
        new Live(doors, people, folder, System.out).goOn();
    }
}
