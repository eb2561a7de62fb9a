package org.tandem.leadcapture.contact;

import com.google.common.net.InternetDomainName;

import java.util.Optional;
import java.util.Set;

/**
 * The domain that a company registered, of the domain that its people have their mail at: one label more than the public
 * suffix. The list of suffixes is that of publicsuffix.org, as Guava brings it.
 */
final class CompanyDomain {

    /** Names that lead nowhere (RFC 6761, 6762): whoever writes one made it up. */
    private static final Set<String> NOWHERE = Set.of("invalid", "local", "localhost", "test");
    /** Every customer of the provider gets a name below. The list of suffixes does not say so. */
    private static final String OF_TENANTS = "onmicrosoft.com";

    private CompanyDomain() {
    }

    /**
     * Empty where the domain says nothing of a company: anybody can get an address there, or it is a public suffix itself.
     *
     * @param domain ASCII, lower case, two labels at least
     */
    static Optional<String> of(String domain) {
        if (FreeMail.isFreeMail(domain) || NOWHERE.contains(lastLabels(1, domain))) {
            return Optional.empty();
        }
        return registered(domain).filter(registered -> !FreeMail.isFreeMail(registered));
    }

    private static Optional<String> registered(String domain) {
        if (!InternetDomainName.isValid(domain)) {
            return Optional.empty();
        }
        InternetDomainName name = InternetDomainName.from(domain);
        if (!name.hasPublicSuffix()) {
            // Of a suffix that is on no list the last label is the suffix, says publicsuffix.org.
            return Optional.of(lastLabels(2, domain));
        }
        if (!name.isUnderPublicSuffix()) {
            return Optional.empty();
        }
        String registered = name.topPrivateDomain().toString();
        return registered.equals(OF_TENANTS) ? ofTenant(domain) : Optional.of(registered);
    }

    /** A tenant's mail also comes by way of {@code tenant.mail.onmicrosoft.com}. */
    private static Optional<String> ofTenant(String domain) {
        String tenant = domain.replace(".mail." + OF_TENANTS, "." + OF_TENANTS);
        return tenant.equals(OF_TENANTS) || tenant.equals("mail." + OF_TENANTS) ? Optional.empty() : Optional.of(lastLabels(3, tenant));
    }

    private static String lastLabels(int labels, String domain) {
        int from = domain.length();
        for (int i = 0; i < labels && from >= 0; i++) {
            from = domain.lastIndexOf('.', from - 1);
        }
        return domain.substring(from + 1);
    }
}
