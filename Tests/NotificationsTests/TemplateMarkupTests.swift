import Core
import Notifications
import Testing

@Suite struct `Markup in templates` {
    static let allowed: Set<Shortcode> = [
        .customerFirstName, .customerEmail, .locationAddress, .manageLink, .companyWebsite,
    ]

    private func read(_ source: String) -> (text: TemplateText, issues: [FieldIssue]) {
        var issues: [FieldIssue] = []
        let text = TemplateText(source, .html, field: "html", allowed: Self.allowed, issues: &issues)
        return (text, issues)
    }

    @Test(
        arguments: [
            "", "plain", "<p>a</p>", "<P>a</p >", "<br>", "<br/>", "<br />a<hr>",
            "<img src=\"https://a.b/c.png\" alt=''>",
            "<!DOCTYPE html><html lang=ca><head><meta charset=utf-8><title>a &amp; b</title>"
                + "<style>p > a { color: red }\n.a{x}</style></head><body bgcolor=#fff>a</body></html>",
            "<!-- a --><!--[if mso]><p>b</p><![endif]-->c", "<a href='#top'>a</a>", "<a href=\"\">a</a>",
            "<a href=\"https://a.b/?c=d&e=f&amp;g=h\">a</a>", "<a href=\"tel:+34931234567\">a</a>",
            "<a href=\"mailto:{customer_email}\">a</a>", "<img src=\"data:image/png;base64,AAAA\">",
            "<p style=\"font-family:&quot;Segoe UI&quot;,Arial;width:100%;margin:0 5%\">a</p>",
            "<a href=\"{manage_link}\" title=\"{customer_first_name}\">{customer_first_name}</a>",
            "<meta http-equiv=\"Content-Type\" content=\"text/html\">", "1 > 0 &lt; 2",
            "<table border=0><tr><td nowrap>a</td></tr></table>", "<title>{customer_first_name}</title>",
        ]
    )
    func `what mails are made of passes as it is`(_ source: String) {
        let (text, issues) = read(source)
        #expect(issues == [])
        #expect(text.source == source)
    }

    @Test(
        arguments: [
            ("<p>a", "<p> is not closed, at line 1, character 1."),
            ("a\n <b>c</p>", "</p> does not close what was opened last, at line 2, character 6."),
            ("<b><i>a</b></i>", "</b> does not close what was opened last, at line 1, character 8."),
            ("</p>", "</p> does not close what was opened last, at line 1, character 1."),
            ("</br>", "</br> does not close what was opened last, at line 1, character 1."),
            ("<p/>", "Write <p></p> for an empty element, at line 1, character 1."),
            ("a < b", "Write &lt; for a sign that opens no element, at line 1, character 3."),
            ("<", "Write &lt; for a sign that opens no element, at line 1, character 1."),
            ("<3", "Write &lt; for a sign that opens no element, at line 1, character 1."),
            ("<p", "<p> is not finished, at line 1, character 1."),
            ("<p class", "<p> is not finished, at line 1, character 1."),
            ("<p class=", "<p> is not finished, at line 1, character 1."),
            ("<p class=\"a>b</p>", "The value of class= does not end, at line 1, character 4."),
            ("<p class=a\"b>b</p>", "Put the value of class= into quotes, at line 1, character 4."),
            ("<p \"a\">b</p>", "<p> is not finished, at line 1, character 1."),
            ("</p", "The end of an element is not finished, at line 1, character 1."),
            ("</>", "The end of an element is not finished, at line 1, character 1."),
            ("<!-- a", "A comment is not closed, at line 1, character 1."),
            ("<!ENTITY a>", "Of declarations only <!DOCTYPE html> is understood, at line 1, character 1."),
            ("<![CDATA[a]]>", "Of declarations only <!DOCTYPE html> is understood, at line 1, character 1."),
            ("<?php ?>", "Write &lt; for a sign that opens no element, at line 1, character 1."),
            ("<title>a", "<title> is not closed, at line 1, character 1."),
            ("<style>a</p>", "<style> is not closed, at line 1, character 1."),
        ]
    )
    func `broken markup is refused with the place`(_ source: String, _ message: String) {
        let (_, issues) = read(source)
        #expect(issues.map(\.code) == ["markup"])
        #expect(issues.map(\.message) == [message])
    }

    @Test(
        arguments: [
            "<script>alert(1)</script>", "<SCRIPT SRC=//a.b></SCRIPT>", "<scr\u{0}ipt>",
            "<iframe src=x></iframe>",
            "<object></object>", "<embed>", "<form action=x></form>", "<input>", "<button>a</button>",
            "<svg onload=alert(1)></svg>", "<math></math>", "<base href='https://a.b'>",
            "<link rel=stylesheet>",
            "<template></template>", "<noscript></noscript>", "<textarea></textarea>", "<plaintext>",
            "<video></video>",
            "<meta http-equiv=refresh content='0;url=https://a.b'>",
            "<p onclick=\"a()\">b</p>", "<p OnMouseOver='a()'>b</p>", "<img src='cid:a' onerror=a()>",
            "<img/onerror=a() src=x>", "<img src=\"x\"onerror=a()>", "<p a.onclick=b>c</p>",
            "<a href=\"javascript:a()\">b</a>", "<a href=\" javascript:a()\">b</a>",
            "<a href=javascript:a()>b</a>",
            "<a href=\"JaVaScRiPt:a()\">b</a>", "<a href=\"java\nscript:a()\">b</a>",
            "<a href=\"java\tscript:a()\">b</a>", "<a href=\"&#106;avascript:a()\">b</a>",
            "<a href=\"javascript&colon;a()\">b</a>", "<a href=\"javascript&#58;a()\">b</a>",
            "<a href=\"vbscript:a()\">b</a>", "<a href=\"data:text/html,a\">b</a>",
            "<img src=\"data:image/svg+xml;base64,AAAA\">", "<a href=\"//a.b\">c</a>",
            "<a href=\"a/b\">c</a>",
            "<a href=\"java{customer_first_name}script:a()\">b</a>", "<a xlink:href='https://a.b'>c</a>",
            "<img srcset='https://a.b/c 2x'>", "<a ping='https://a.b' href='#'>c</a>",
            "<p style=\"background:url(javascript:a())\">b</p>", "<p style=\"width:expression(a())\">b</p>",
            "<p style=\"w&#105;dth:0\">b</p>", "<p style=\"\\77idth:0\">b</p>",
            "<style>@import 'https://a.b';</style>",
            "<style><!-- </style>", "<title></b><script>a()</script></title>",
            "<title><style></title><script>a()</script></style>", "<!--><script>a()</script>-->",
            "<!---><script>a()</script>-->", "<!-- a --!><script>a()</script>-->", "<!-- <!-- a -->",
        ]
    )
    func `what acts by itself is refused`(_ source: String) {
        let (_, issues) = read(source)
        #expect(!issues.isEmpty)
        #expect(issues.allSatisfy { $0.code == "markup" || $0.code == "invalid" })
    }

    @Test(
        arguments: [
            "<a href=\"{customer_first_name}\">a</a>", "<p style=\"color:{customer_first_name}\">a</p>",
            "<p class=\"{customer_first_name}\">a</p>", "<p {customer_first_name}>a</p>",
            "<!-- {customer_first_name} -->", "<img alt={customer_first_name}>",
            "<a href={manage_link}>a</a>", "<td background=\"{manage_link}\"></td>",
        ]
    )
    func `a value cannot stand where it would be read as markup`(_ source: String) {
        #expect(!read(source).issues.isEmpty)
    }

    @Test func `a hostile value stays words wherever it may stand`() {
        let (text, issues) = read(
            "<p title=\"{customer_first_name}\">{customer_first_name}</p>"
                + "<a href='https://a.b/?q={customer_first_name}'>c</a>"
        )
        #expect(issues == [])
        #expect(
            text.rendered { _ in "\"><script>'&\n" }
                == "<p title=\"&quot;&gt;&lt;script&gt;&#39;&amp; \">&quot;&gt;&lt;script&gt;&#39;&amp;</p>"
                + "<a href='https://a.b/?q=%22%3E%3Cscript%3E%27%26%0A'>c</a>"
        )
    }

    @Test func `lines of a value stay lines`() {
        #expect(read("<p>{location_address}</p>").text.rendered { _ in "a\r\nb" } == "<p>a<br>b</p>")
    }

    @Test(
        arguments: [
            ("https://a.b/?c=d&e=f", "https://a.b/?c=d&amp;e=f"),
            ("https://a.b/\"><b>", "https://a.b/&quot;&gt;&lt;b&gt;"),
            ("javascript:a()", ""), ("data:text/html,a", ""), ("HTTP://a.b", "HTTP://a.b"),
            (" https://a.b", ""),
        ]
    )
    func `an address in a link is escaped, and is an address`(_ value: String, _ expected: String) {
        let (text, _) = read("<div><a href=\"{company_website}\">a</a></div>")
        #expect(text.rendered { _ in value } == "<div><a href=\"\(expected)\">a</a></div>")
    }

    @Test func `innermost paragraphs, items and rows whose values are all empty are left out`() {
        let (text, issues) = read(
            "<ul>\n<li>A {customer_first_name}</li><li>B {customer_email}</li><li>C</li></ul>"
                + "<p>see <a href=\"{manage_link}\">d</a></p><table><tr><td><p>{customer_email}</p>e</td></tr></table>"
        )
        #expect(issues == [])
        #expect(
            text.rendered { $0 == .customerFirstName ? "x" : "" }
                == "<ul>\n<li>A x</li><li>C</li></ul><table><tr><td>e</td></tr></table>"
        )
        #expect(text.rendered { _ in "https://x" }.contains("<p>see <a href=\"https://x\">d</a></p>"))
    }

    @Test func `markup that stands too deep is refused`() {
        let deep = String(repeating: "<b>", count: 101) + String(repeating: "</b>", count: 101)
        #expect(read(deep).issues.map(\.code) == ["markup"])
        #expect(read(String(repeating: "<p>", count: 66_000)).issues.map(\.code) == ["markup"])
    }

    @Test func `faults of several kinds are told together`() {
        let (_, issues) = read("<p onclick=a>{wrong_one}</p><p style='\\'>{manage_link}")
        #expect(issues.map(\.code) == ["markup", "unknown_shortcode", "markup", "markup"])
        #expect(issues.allSatisfy { $0.field == "html" })
    }
}
