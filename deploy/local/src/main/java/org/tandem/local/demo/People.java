package org.tandem.local.demo;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** As many people as anybody wants, each the same every time. */
final class People {

    /** Of everything that is drawn in a demo. */
    static final long SEED = 20_260_301L;

    private static final List<String> FIRST = List.of("Ada", "Bela", "Caro", "Dario", "Edda", "Faro", "Gala", "Hanno", "Ilka", "Jaro",
            "Kaja", "Lino", "Mira", "Nilo", "Oda", "Pavo", "Quinta", "Runa", "Silvo", "Tova", "Ulla", "Veit", "Wanda", "Xenia", "Yuna", "Zeno");
    private static final List<String> LAST = List.of("Amberfield", "Birkenrath", "Copperlane", "Dunmarrow", "Elderquist", "Fernhollow",
            "Glimmerstone", "Harrowmere", "Inkwell", "Juniperson", "Kestrelby", "Larkenfeld", "Mossgrove", "Nettlebrook", "Oakenshaw",
            "Pinewhistle", "Quillander", "Rookhaven", "Silverbeck", "Thistlewick", "Umberline", "Vantreese", "Willowmark", "Yarrowdale");

    /** What somebody is, and how many of twenty are. */
    private enum Job {
        CHIEF("Chief Operating Officer", "c-level", "executive", 2),
        VICE_PRESIDENT("Vice President Marketing", "vp", "marketing", 2),
        DIRECTOR("Director of Operations", "director", "operations", 4),
        MANAGER("Sales Manager", "manager", "sales", 5),
        SPECIALIST("IT Specialist", "staff", "information-technology", 4),
        CLERK("Controller", "staff", "finance", 2),
        INTERN("Intern", "student", "marketing", 1);

        private final String title;
        private final String level;
        private final String department;
        private final int ofTwenty;

        Job(String title, String level, String department, int ofTwenty) {
            this.title = title;
            this.level = level;
            this.department = department;
            this.ofTwenty = ofTwenty;
        }

        static Job any(Random random) {
            int drawn = random.nextInt(20);
            for (Job job : values()) {
                drawn -= job.ofTwenty;
                if (drawn < 0) {
                    return job;
                }
            }
            return MANAGER;
        }
    }

    private final Accounts accounts;

    People(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @param number whose; no two numbers have one address */
    Person person(long number) {
        Random random = new Random(SEED * 31 + number);
        // the first number of a seed depends too much on the seed
        random.nextInt();
        String first = FIRST.get(random.nextInt(FIRST.size()));
        String last = LAST.get(random.nextInt(LAST.size()));
        Account account = accounts.any(random);
        Job job = Job.any(random);
        String email = (first + "." + last + number + "@" + account.domain()).toLowerCase(Locale.ROOT);
        return new Person(first, last, email, account, job.title, job.level, job.department);
    }
}
