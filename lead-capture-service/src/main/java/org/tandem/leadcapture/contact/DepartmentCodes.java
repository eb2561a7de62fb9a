package org.tandem.leadcapture.contact;

/** Where in a company somebody works. */
final class DepartmentCodes {

    static final CodeList LIST = new CodeList()
            .code("executive", "management", "general management", "board", "board of directors", "c-suite", "leadership",
                    "executive management", "geschäftsführung")
            .code("marketing", "communications", "marketing and communications", "digital marketing", "product marketing",
                    "demand generation", "pr", "public relations", "brand")
            .code("sales", "business development", "sales and business development", "account management", "vertrieb",
                    "inside sales", "field sales", "commercial", "sales and marketing")
            .code("revenue-operations", "revops", "sales operations", "sales ops", "marketing operations",
                    "marketing ops", "crm")
            .code("customer-success", "customer service", "customer support", "support", "service", "customer care",
                    "customer experience")
            .code("finance", "accounting", "finance and accounting", "controlling", "treasury", "audit", "tax",
                    "buchhaltung")
            .code("human-resources", "hr", "people", "people operations", "talent", "recruiting", "recruitment",
                    "personnel", "personal")
            .code("information-technology", "it", "information technology", "infrastructure", "it operations",
                    "systems", "it department", "devops", "network")
            .code("information-security", "security", "it security", "cyber security", "cybersecurity")
            .code("engineering", "software engineering", "development", "software development", "software", "technology")
            .code("data", "analytics", "data science", "business intelligence", "bi", "data and analytics")
            .code("product", "product management", "product development", "design", "ux")
            .code("research-and-development", "r&d", "research & development", "research", "innovation")
            .code("operations", "ops", "business operations", "administration", "office management", "facilities",
                    "project management", "quality", "quality management")
            .code("production", "manufacturing", "plant", "maintenance", "assembly")
            .code("supply-chain", "logistics", "supply chain management", "distribution", "warehouse", "shipping")
            .code("purchasing", "procurement", "sourcing", "buying", "einkauf")
            .code("legal", "compliance", "legal and compliance", "data protection", "privacy", "risk")
            .code("education", "teaching", "training", "learning and development")
            .code("other-department", "other", "others", "other department");

    private DepartmentCodes() {
    }
}
