package org.tandem.leadcapture.contact;

/** GDPR article 6(1), (a) to (f). */
final class LawfulBases {

    static final CodeList LIST = new CodeList()
            .code("consent", "explicit consent")
            .code("contract", "performance of a contract", "customer")
            .code("legal-obligation")
            .code("vital-interests", "vital interest")
            .code("public-task", "public interest")
            .code("legitimate-interest", "legitimate interests");

    private LawfulBases() {
    }
}
