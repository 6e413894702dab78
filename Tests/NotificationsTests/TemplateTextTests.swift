import Core
import Notifications
import Testing

@Suite struct `Reading and filling in templates` {
    private func read(
        _ source: String,
        _ kind: TemplateText.Kind = .text,
        _ allowed: Set<Shortcode> = [.customerFirstName, .companyName]
    ) -> (text: TemplateText, issues: [FieldIssue]) {
        var issues: [FieldIssue] = []
        let text = TemplateText(source, kind, field: "body", allowed: allowed, issues: &issues)
        return (text, issues)
    }

    @Test(arguments: TemplateText.Kind.allCases)
    func `S0-18 a shortcode becomes the client's data, all else stays`(_ kind: TemplateText.Kind) {
        let (text, issues) = read("Hola {customer_first_name}! {} { } {1}a", kind)
        // A number in braces looks like a shortcode, and is none.
        #expect(issues.map(\.code) == ["unknown_shortcode"])
        let (good, none) = read("Hola {customer_first_name}! {} { }", kind)
        #expect(none == [])
        #expect(good.rendered { $0 == .customerFirstName ? "Núria" : "?" } == "Hola Núria! {} { }")
        #expect(good.shortcodes == [.customerFirstName])
        #expect(text.kind == kind)
    }

    @Test func `S0-17 spaces and capitals within braces do no harm`() {
        let (text, issues) = read("{ Customer_First_Name }")
        #expect(text.source == "{customer_first_name}")
        #expect(issues == [])
    }

    @Test(arguments: [
        "{customer_nmae}", "{prénom}", "%employee_password%", "{zoom_meeting_url}", "%zoom_join_url%",
    ])
    func `B.5 an unknown shortcode is refused with its name and with what is possible`(_ name: String) {
        let (_, issues) = read("Hello \(name), and \(name)")
        #expect(
            issues == [
                FieldIssue(
                    field: "body",
                    code: "unknown_shortcode",
                    message: "There is no \(name). Possible here: {company_name}, {customer_first_name}."
                )
            ]
        )
    }

    @Test func `B.5 a shortcode that the event cannot fill is refused with its name`() {
        let (_, issues) = read("{appointment_date}")
        #expect(
            issues == [
                FieldIssue(
                    field: "body",
                    code: "impossible_shortcode",
                    message: "{appointment_date} cannot be filled in here. "
                        + "Possible here: {company_name}, {customer_first_name}."
                )
            ]
        )
    }

    @Test func `R-1 a password is refused everywhere but where a client is let in`() {
        for event in MessageEvent.allCases {
            for audience in event.audiences {
                let allowed = event.shortcodes(for: audience)
                let (_, issues) = read("{customer_panel_password}", .html, allowed)
                if event == .accessGranted {
                    #expect(issues == [])
                } else {
                    #expect(issues.map(\.code) == ["impossible_shortcode"], "\(event)")
                    #expect(
                        issues[0].message.hasPrefix("{customer_panel_password} stands only in the message")
                    )
                }
            }
        }
    }

    @Test(arguments: Shortcode.allCases.filter(\.isSecret))
    func `R-1 what lets somebody act never stands in a subject`(_ shortcode: Shortcode) {
        let (_, issues) = read("Hello \(shortcode.braced)", .subject, [shortcode])
        #expect(issues.map(\.code) == ["impossible_shortcode"])
        #expect(read("Hello \(shortcode.braced)", .text, [shortcode]).issues == [])
    }

    @Test func `a brace that is not closed is told with its place`() {
        let (_, issues) = read("Hello\nà {customer_first_name, and")
        #expect(
            issues.map(\.message) == [
                "The brace of {customer_first_name is not closed, at line 2, character 3."
            ]
        )
    }

    @Test(
        arguments: [
            "Hi\r\nBcc: everybody@example.com", "Hi\nBcc: x", "Hi\rX", "Hi\u{2028}X", "Hi\u{85}X", "Hi\u{0}X",
            "Hi\u{0B}X", "Hi \u{202E}X",
        ]
    )
    func `a subject cannot begin another header`(_ source: String) {
        let (text, issues) = read(source, .subject)
        #expect(issues.map(\.code) == ["invalid"])
        #expect(text.source == "")
    }

    @Test(arguments: ["a\r\nBcc: x@example.com", "a\nb", "a\rb", "a\u{0}b", "a\u{85}b", "a\u{2029}b"])
    func `a name cannot begin another header`(_ name: String) {
        let (text, _) = read("Hi {customer_first_name}", .subject)
        let subject = text.rendered { _ in name }
        #expect(!subject.hasControlCharacters())
        #expect(subject.hasPrefix("Hi a ") && subject.hasSuffix(name.suffix(1)))
    }

    @Test func `control characters in a body are refused, line breaks of every system are not`() {
        #expect(read("a\u{7}b").issues.map(\.code) == ["invalid"])
        #expect(read("a\u{202E}b", .html).issues.map(\.code) == ["invalid"])
        let (text, issues) = read("a\r\nb\rc\n\td", .html)
        #expect(issues == [])
        #expect(text.source == "a\nb\nc\n\td")
    }

    @Test(arguments: [(TemplateText.Kind.subject, 200), (.html, 200_000), (.text, 50_000)])
    func `what is too long is refused with the limit`(_ kind: TemplateText.Kind, _ limit: Int) {
        #expect(read(String(repeating: "a", count: limit), kind).issues == [])
        #expect(read(String(repeating: "a", count: limit + 1), kind).issues.map(\.code) == ["too_long"])
        let (text, issues) = read(String(repeating: "<p>{a", count: 2_000_000), kind)
        #expect(issues.map(\.code) == ["too_long"])
        #expect(text.source == "" && text.rendered { _ in "x" } == "")
    }

    @Test func `a subject of 200 long characters is short enough`() {
        #expect(read(String(repeating: "👩‍⚕️", count: 200), .subject).issues == [])
        let stacked = "a" + String(repeating: "\u{301}", count: 10_000)
        #expect(read(stacked, .subject).issues.map(\.code) == ["too_long"])
    }

    @Test(arguments: [" ", "", "\u{200B}\n"]) func `subject and text are required, markup is not`(
        _ source: String
    ) {
        #expect(read(source, .subject).issues.map(\.code) == ["required"])
        #expect(read(source, .text).issues.map(\.code) == ["required"])
        #expect(read(source, .html).issues == [])
    }

    @Test func `a hundred faults make ten issues`() {
        let many = (0..<100).map { "{unknown_\($0)}" }.joined()
        #expect(read(many).issues.count == 10)
    }

    @Test func `text is filled in as it is, without control characters`() {
        let (text, _) = read("[{customer_first_name}]")
        #expect(text.rendered { _ in "<b>&\"'</b>" } == "[<b>&\"'</b>]")
        #expect(text.rendered { _ in "a\r\nb\rc\u{2028}d\u{0}e" } == "[a\nb\nc\nd e]")
    }

    @Test func `a value that looks like a shortcode stays what it is`() {
        let (text, _) = read("{customer_first_name} {company_name}")
        #expect(
            text.rendered { $0 == .customerFirstName ? "{company_name}" : "Foyer" } == "{company_name} Foyer"
        )
    }

    @Test func `lines whose values are all empty are left out`() {
        let (text, _) = read(
            "Hi\n\nA: {customer_first_name}\nB: {company_name}\n\nC {customer_first_name} {company_name}\n\nBye\n"
        )
        #expect(text.rendered { _ in "x" } == "Hi\n\nA: x\nB: x\n\nC x x\n\nBye\n")
        #expect(text.rendered { $0 == .companyName ? "x" : "" } == "Hi\n\nB: x\n\nC  x\n\nBye\n")
        #expect(text.rendered { _ in "" } == "Hi\n\nBye\n")
        #expect(read("{company_name}\n\nBye").text.rendered { _ in "" } == "Bye")
    }

    @Test func `a subject stays whatever is empty`() {
        #expect(read("Hi {customer_first_name}!", .subject).text.rendered { _ in "" } == "Hi !")
    }
}
