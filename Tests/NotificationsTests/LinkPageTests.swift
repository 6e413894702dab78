import Core
import Identity
import Postgres
import ServerKit
import TestKit
import Testing

/// The page that links in messages lead to.
@Suite struct `The page of a link` {
    private static let kinds: [ActionLinkKind] = ActionLinkKind.allCases

    @Test func `B.3 scanners that open every link, however often, change nothing at all`() async throws {
        let modes: JSONValue = ["password", "magic_link", "notification_link"]
        let site = try await LinkSite.make(["panel.login_modes": modes])
        var tokens: [String] = []
        for kind in Self.kinds { tokens.append(try await site.link(kind)) }
        let before = try await site.dump()
        for token in tokens {
            for method in ["GET", "HEAD", "GET"] {
                let answer = try await site.pages.send(method, "/l/\(token)")
                #expect(answer.status == 200, "\(answer.text)")
                #expect(answer.header("set-cookie") == nil)
            }
            #expect(try await site.pages.get("/l/\(token)?day=\(LinkSite.day)").status == 200)
            #expect(try await site.look(token).status == 200)
        }
        #expect(try await site.dump() == before)
        // The comparison does see what a POST does.
        #expect(try await site.post(tokens[0], "action=sign_in").status == 303)
        #expect(try await site.dump() != before)
    }

    @Test func `B.3 a page goes nowhere, is stored nowhere and framed nowhere`() async throws {
        let site = try await LinkSite.make()
        let answer = try await site.pages.get("/l/\(try await site.link(.manage))")
        #expect(answer.header("content-type") == "text/html; charset=utf-8")
        #expect(answer.header("referrer-policy") == "no-referrer")
        #expect(answer.header("cache-control") == "no-store")
        #expect(answer.header("x-frame-options") == "DENY")
        let policy = answer.header("content-security-policy") ?? ""
        #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
        #expect(policy.contains("style-src 'sha256-") && !policy.contains("unsafe"))
        #expect(!answer.text.contains("<script") && !answer.text.contains("style=\""))
        #expect(answer.text.contains("cut") && answer.text.contains("Gràcia"))
    }

    @Test func `B.3 a button signs in with a cookie and leads to the panel, once`() async throws {
        let site = try await LinkSite.make()
        let token = try await site.link(.signIn)
        let answer = try await site.post(token, "action=sign_in")
        #expect(answer.status == 303)
        #expect(answer.header("location") == "/t/\(site.business.slug)/panel")
        let cookie = try #require(answer.header("set-cookie"))
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
        let pair = String(cookie.split(separator: ";")[0])
        #expect(try await site.api.get("/me", headers: ["cookie": pair]).json["role"] == "customer")
        let again = try await site.post(token, "action=sign_in")
        #expect(again.status == 404 && again.text.contains("<h1>Aquest enllaç no funciona</h1>"))
        #expect(again.header("set-cookie") == nil)
    }

    @Test func `S1-16 B.3 a button cancels, and the page says what became of it`() async throws {
        let site = try await LinkSite.make()
        let token = try await site.link(.cancel)
        let before = try await site.pages.get("/l/\(token)").text
        #expect(before.contains("value=\"cancel\"") && !before.contains("value=\"confirm\""))
        let answer = try await site.post(token, "action=cancel")
        #expect(answer.status == 200 && answer.text.contains("La cita està cancel·lada."))
        #expect(!answer.text.contains("value=\"cancel\""))
        #expect(try await site.record["status"] == "cancelled")
        let again = try await site.post(token, "action=cancel")
        #expect(again.status == 409 && again.text.contains("La cita està cancel·lada."))
    }

    @Test func `S1-19 without a script a day is chosen, then a time of it that is free`() async throws {
        let site = try await LinkSite.make()
        let token = try await site.link(.manage)
        let page = try await site.pages.get("/l/\(token)?day=\(LinkSite.day)").text
        let values = page.matches(of: #/name="starts_at" value="([^"]+)"/#).map { String($0.1) }
        #expect(values.contains { $0.contains("T12:00") } && !values.contains { $0.contains("T10:00") })
        #expect(!values.contains { $0.contains("T14:30") })
        let wish = try #require(values.first { $0.contains("T12:00") }).replacing("+", with: "%2B")
        let answer = try await site.post(token, "action=reschedule&starts_at=\(wish)")
        #expect(answer.status == 200 && answer.text.contains("La cita s’ha canviat."), "\(answer.text)")
        #expect(try await site.record["starts_at"]?.stringValue?.contains("T12:00") == true)
        let closed = LinkSite.start(3).replacing("+", with: "%2B")
        let refused = try await site.post(token, "action=reschedule&starts_at=\(closed)")
        #expect(refused.status == 422 && refused.text.contains("Aquesta hora no és lliure."))
        #expect(try await site.post(token, "nothing=1").status == 422)
    }

    @Test(arguments: ["application/x-www-form-urlencoded", "multipart/form-data; boundary=xyz"])
    func `S2-24 mail programs unsubscribe with one POST, as RFC 8058 has it`(_ type: String) async throws {
        let site = try await LinkSite.make()
        let token = try await site.link(.unsubscribe)
        let body =
            type.hasPrefix("multipart")
            ? "--xyz\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--xyz--\r\n"
            : "List-Unsubscribe=One-Click"
        let answer = try await site.pages.send(
            "POST",
            "/l/\(token)",
            body: .bytes(Array(body.utf8), type: type)
        )
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try await site.look(token).json["declined"] == true)
        // The word does nothing with any other link.
        let other = try await site.link(.cancel)
        let wrong = try await site.pages.send(
            "POST",
            "/l/\(other)",
            body: .bytes(Array(body.utf8), type: type)
        )
        #expect(wrong.status == 422)
        #expect(try await site.record["status"] == "approved")
    }

    @Test(
        arguments: [
            ("ca", "La vostra cita"), ("fr-CA", "Votre rendez-vous"), ("es", "Su cita"),
            ("pt", "A sua marcação"),
            ("en", "Your appointment"),
        ]
    )
    func `a page speaks the client's language`(_ language: String, _ title: String) async throws {
        let site = try await LinkSite.make()
        let change = try await site.admin.patch(
            "/clients/\(site.customer.client)",
            ["language": .string(language)]
        )
        #expect(change.status == 200, "\(change.text)")
        let page = try await site.pages.get("/l/\(try await site.link(.manage))").text
        #expect(page.contains("<h1>\(title)</h1>"), "\(page)")
        #expect(page.contains("<html lang=\"\(language.prefix(2) == "pt" ? "pt-PT" : language.prefix(2))\">"))
    }

    @Test func `what others wrote is text on a page, whatever signs are in it`() async throws {
        let site = try await LinkSite.make()
        try await site.business.withTables { transaction in
            _ = try await transaction.execute(
                """
                UPDATE services
                SET name = E'<b>"\\u0301 onfocus=x {{title}} &amp;'
                """
            )
        }
        let page = try await site.pages.get("/l/\(try await site.link(.manage))").text
        #expect(page.contains("&lt;b&gt;&quot;\u{301} onfocus=x {{title}} &amp;amp;"), "\(page)")
        #expect(!page.contains("<b>"))
    }

    @Test func `an address that no message has is answered with a page as well`() async throws {
        let site = try await LinkSite.make()
        for token in [Token.make(.system).text, "x", "%3Cscript%3E"] {
            let answer = try await site.pages.get("/l/\(token)")
            #expect(answer.status == 404 && answer.header("content-type") == "text/html; charset=utf-8")
            #expect(!answer.text.contains(token) || token == "x")
            #expect(try await site.post(token, "action=cancel").status == 404)
        }
    }
}
