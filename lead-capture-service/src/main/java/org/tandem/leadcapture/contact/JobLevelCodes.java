package org.tandem.leadcapture.contact;

/** How much somebody decides. */
final class JobLevelCodes {

    static final CodeList LIST = new CodeList()
            .code("c-level", "c suite", "cxo", "cx level", "chief", "executive", "executives", "c-level executive", "ceo",
                    "cfo", "cto", "cio", "cmo", "coo", "cso", "cro", "ciso", "cdo", "cpo", "chro", "president", "owner",
                    "founder", "co-founder", "owner/founder", "founder/owner", "partner", "managing director",
                    "geschäftsführer", "board", "board member", "chairman", "chair")
            .code("vp", "vice president", "vice-president", "svp", "evp", "avp", "senior vice president",
                    "executive vice president", "vp level", "vice president level", "head", "head of", "vp/head of")
            .code("director", "senior director", "director level", "head of department", "department head",
                    "executive director", "associate director")
            .code("manager", "senior manager", "middle management", "team lead", "team leader", "supervisor", "lead",
                    "manager level", "management", "project manager", "group leader", "teamleiter", "leiter")
            .code("individual", "individual contributor", "ic", "employee", "staff", "specialist", "senior", "junior",
                    "entry", "entry level", "associate", "analyst", "consultant", "engineer", "non-manager", "assistant",
                    "practitioner", "contributor", "professional", "expert", "mitarbeiter", "individual user")
            .code("student", "intern", "trainee", "apprentice", "internship", "working student")
            .code("other-level", "other", "others", "freelancer", "self-employed", "unemployed", "retired");

    private JobLevelCodes() {
    }
}
