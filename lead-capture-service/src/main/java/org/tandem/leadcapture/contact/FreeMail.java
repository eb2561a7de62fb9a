package org.tandem.leadcapture.contact;

import java.util.Set;

/** Domains where anybody can get an address, beside those of {@link MailProvider}. */
final class FreeMail {

    private static final Set<String> DOMAINS = Set.of(
            "126.com", "139.com", "163.com", "189.cn", "21cn.com", "abv.bg", "alice.it", "aliyun.com", "aol.co.uk",
            "aol.com", "aol.de", "aol.fr", "arcor.de", "att.net", "bellsouth.net", "bigpond.com", "bk.ru", "bluewin.ch",
            "bol.com.br", "bredband.net", "btinternet.com", "centrum.cz", "charter.net", "comcast.net", "cox.net",
            "daum.net", "duck.com", "earthlink.net", "email.com", "email.cz", "email.de", "eircom.net", "facebook.com",
            "fastmail.com", "fastmail.fm", "foxmail.com", "free.fr", "freemail.hu", "freenet.de", "globo.com", "gmx.at",
            "gmx.ch", "gmx.com", "gmx.de", "gmx.eu", "gmx.net", "googlemail.co.uk", "hanmail.net", "hey.com", "home.nl",
            "hushmail.com", "ig.com.br", "inbox.com", "inbox.lv", "inbox.ru", "interia.pl", "kolumbus.fi", "laposte.net",
            "libero.it", "list.ru", "live.com.my", "lycos.com", "mac.com", "mail.bg", "mail.com", "mail.de", "mail.ee",
            "mail.ru", "mailbox.org", "mailinator.com", "mozmail.com", "msn.com", "mweb.co.za", "nate.com", "naver.com",
            "neuf.fr", "nifty.com", "ntlworld.com", "o2.pl", "o2online.de", "online.de", "online.no", "onet.pl",
            "optonline.net", "optusnet.com.au", "orange.fr", "pm.me", "posteo.de", "proton.me", "protonmail.ch",
            "privaterelay.appleid.com", "protonmail.com", "qq.com", "rambler.ru", "rediffmail.com", "rogers.com", "sapo.pt", "sbcglobal.net",
            "seznam.cz", "sfr.fr", "shaw.ca", "sina.cn", "sina.com", "sky.com", "skynet.be", "sohu.com", "sympatico.ca",
            "t-online.de", "talktalk.net", "telenet.be", "telia.com", "terra.com.br", "tin.it", "tiscali.co.uk",
            "tiscali.it", "tuta.com", "tuta.io", "tutamail.com", "tutanota.com", "tutanota.de", "ukr.net", "uol.com.br",
            "verizon.net", "virgilio.it", "virgin.net", "virginmedia.com", "vodafone.it", "volny.cz",
            "wanadoo.es", "wanadoo.fr", "web.de", "windowslive.com", "wp.pl", "xtra.co.nz", "yeah.net", "ziggo.nl",
            "zoho.com", "zohomail.com");

    private FreeMail() {
    }

    static boolean isFreeMail(String domain) {
        return MailProvider.knows(domain) || DOMAINS.contains(domain);
    }
}
