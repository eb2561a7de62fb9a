package org.tandem.leadcapture.contact;

/** The eleven sectors of the Global Industry Classification Standard, and what it leaves out: bodies without shares. */
final class IndustryCodes {

    static final CodeList LIST = new CodeList()
            .code("energy", "oil", "oil and gas", "gas", "coal", "oil & energy", "petroleum")
            .code("materials", "chemicals", "chemical", "mining", "metals", "metals and mining", "steel", "paper",
                    "packaging", "construction materials", "mining and metals", "plastics")
            .code("industrials", "industrial", "manufacturing", "machinery", "engineering", "mechanical engineering",
                    "mechanical or industrial engineering", "construction", "building", "aerospace",
                    "aerospace and defense", "aerospace and defence", "defense", "defence", "transportation",
                    "transport", "logistics", "transportation and logistics", "logistics and supply chain", "airlines",
                    "shipping", "professional services", "consulting", "management consulting", "business services",
                    "commercial services", "staffing", "staffing and recruiting", "human resources services",
                    "electrical equipment", "industrial automation", "industrial goods", "law", "legal",
                    "legal services", "accounting services", "facilities services", "environmental services")
            .code("consumer-discretionary", "consumer goods", "automotive", "automobiles", "cars", "retail", "e-commerce",
                    "ecommerce", "online retail", "apparel", "fashion", "luxury goods", "hotels", "hospitality",
                    "restaurants", "leisure", "leisure, travel and tourism", "travel", "tourism", "travel and tourism",
                    "consumer durables", "consumer electronics", "furniture", "sporting goods")
            .code("consumer-staples", "food", "food and beverage", "food and beverages", "beverages", "food production",
                    "tobacco", "supermarkets", "groceries", "grocery", "household products", "fmcg", "cpg",
                    "consumer packaged goods", "agriculture", "farming", "cosmetics")
            .code("health-care", "healthcare", "health", "medical", "hospital", "hospitals", "hospital and health care",
                    "pharma", "pharmaceuticals", "pharmaceutical", "biotech", "biotechnology", "life sciences",
                    "medical devices", "medtech", "health, wellness and fitness", "healthcare and life sciences")
            .code("financials", "financial", "finance", "financial services", "banking", "banks", "bank", "insurance",
                    "capital markets", "investment", "investment banking", "investment management", "asset management",
                    "venture capital", "private equity", "venture capital and private equity", "fintech", "payments",
                    "banking and insurance", "banking and finance")
            .code("information-technology", "it", "tech", "technology", "information technology and services",
                    "it services", "software", "saas", "computer software", "hardware", "computer hardware",
                    "semiconductors", "semiconductor", "internet", "computer networking", "cyber security",
                    "cybersecurity", "computer and network security", "software and it services", "high tech",
                    "electronics", "cloud", "it consulting")
            .code("communication-services", "communication", "communications", "telecommunications", "telecom", "telco",
                    "media", "media and entertainment", "entertainment", "publishing", "broadcasting", "broadcast media",
                    "advertising", "marketing and advertising", "marketing", "gaming", "games", "computer games",
                    "public relations")
            .code("utilities", "utility", "electricity", "water", "power", "renewables", "renewable energy",
                    "renewables and environment", "energy and utilities")
            .code("real-estate", "real estate", "property", "realestate", "commercial real estate", "reit",
                    "property management")
            .code("education", "higher education", "university", "universities", "schools", "school", "e-learning",
                    "education management", "primary/secondary education", "research", "academia", "training")
            .code("public-sector", "government", "public administration", "government administration", "military",
                    "law enforcement", "federal government", "local government", "municipality")
            .code("non-profit", "nonprofit", "not for profit", "ngo", "charity", "nonprofit organization management",
                    "nonprofit organisation", "nonprofit organization", "association", "foundation")
            .code("other-industry", "other", "others", "other industry", "miscellaneous", "conglomerate", "diversified");

    private IndustryCodes() {
    }
}
