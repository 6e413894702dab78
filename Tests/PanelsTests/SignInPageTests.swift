import Core
import ServerKit
import TestKit
import Testing

@testable import Panels

@Suite(.timeLimit(.minutes(5))) struct `Signing in on pages` {
    private func open() async throws -> (browser: Browser, business: TestBusiness, server: TestServer) {
        let server = try await TestServer.shared()
        let business = try await server.business()
        return (Browser(server, business), business, server)
    }

    @Test func `a page asked for without a session leads to the sign-in and then to itself`() async throws {
        let (browser, business, _) = try await open()
        let asked = try await browser.get("/staff?branch=gracia")
        #expect(asked.status == 303)
        let place = try #require(asked.header("location"))
        #expect(place.hasPrefix("\(browser.root)/staff/sign-in?next="))
        let fields = [("email", business.admin.email), ("password", TestBusiness.password)]
        let wrong = try await browser.post(place, [fields[0], ("password", "a wrong password")])
        #expect(wrong.status == 401)
        #expect(wrong.text.contains("role=\"alert\""))
        #expect(wrong.text.contains("value=\"\(business.admin.email)\""))
        #expect(!wrong.text.contains("a wrong password"))
        let right = try await browser.post(place, fields)
        #expect(right.status == 303)
        #expect(right.header("location") == "\(browser.root)/staff?branch=gracia")
        let start = try await browser.get("/staff?branch=gracia")
        #expect(start.status == 200)
        #expect(start.header("cache-control") == "no-store")
        #expect(await browser.cookie("foyer_branch") == "gracia")
    }

    @Test func `the sign-in leads nowhere but to own pages`() async throws {
        let (browser, business, _) = try await open()
        for next in ["https://evil.example/", "//evil.example/", "/t/other/staff", "\(browser.root)/\\evil"] {
            let place = "/staff/sign-in?next=\(PercentCoding.encode(next))"
            let fields = [("email", business.admin.email), ("password", TestBusiness.password)]
            let answer = try await browser.post(place, fields)
            #expect(answer.header("location") == "\(browser.root)/staff", "\(next)")
        }
    }

    @Test func `signing out takes a form of ours`() async throws {
        let (browser, business, _) = try await open()
        #expect(try await browser.signIn(business.admin.email).status == 303)
        let start = try await browser.get("/staff")
        #expect(try await browser.post("/staff/sign-out", []).status == 403)
        #expect(try await browser.post("/staff/sign-out", [("csrf", "x")]).status == 403)
        let out = try await browser.post("/staff/sign-out", [], from: start)
        #expect(out.status == 303)
        #expect(await browser.cookie("foyer_session") == nil)
        #expect(try await browser.get("/staff").status == 303)
    }

    @Test func `what was typed when the session ended can be sent after signing in`() async throws {
        let (browser, business, _) = try await open()
        #expect(try await browser.signIn(business.admin.email).status == 303)
        await browser.forget("foyer_session")
        let typed = [("first_name", "Ann & <Bob>"), ("password", "secret secret")]
        let refused = try await browser.post("/staff/sign-out", typed)
        #expect(refused.status == 401)
        #expect(refused.text.contains("name=\"kept.first_name\" value=\"Ann &amp; &lt;Bob&gt;\""))
        #expect(!refused.text.contains("secret secret"))
        let again = try await browser.post(
            "/staff/sign-in",
            [
                ("kept_for", "\(browser.root)/staff/sign-out"), ("kept.first_name", "Ann"),
                ("email", business.admin.email), ("password", TestBusiness.password),
            ]
        )
        #expect(again.status == 200)
        #expect(again.text.contains("name=\"first_name\" value=\"Ann\""))
        let sent = try await browser.post("/staff/sign-out", [], from: again)
        #expect(sent.status == 303)
    }

    @Test func `a form of an earlier session is not lost either, and acts only once it is sent again`()
        async throws
    {
        let (browser, business, _) = try await open()
        #expect(try await browser.signIn(business.admin.email).status == 303)
        let old = try await browser.get("/staff")
        #expect(try await browser.signIn(business.admin.email).status == 303)
        let refused = try await browser.post("/staff/sign-out", [("note", "kept")], from: old)
        #expect(refused.status == 403)
        #expect(refused.text.contains("name=\"note\" value=\"kept\""))
        #expect(try await browser.get("/staff").status == 200)
        #expect(try await browser.post("/staff/sign-out", [], from: refused).status == 303)
    }

    @Test func `R-2 who has to choose a password is led there and nowhere else`() async throws {
        let (browser, business, server) = try await open()
        let link = try await server.api(business, as: .admin).post(
            "/staff/\(business.employee.id)/password-link"
        )
        #expect([200, 201, 404].contains(link.status))
        #expect(try await browser.signIn(business.employee.email).status == 303)
        let page = try await browser.get("/staff/set-password")
        let wrong = try await browser.post(
            "/staff/set-password",
            [("current_password", TestBusiness.password), ("new_password", "short")],
            from: page
        )
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("aria-invalid=\"true\""))
        let right = try await browser.post(
            "/staff/set-password",
            [("current_password", TestBusiness.password), ("new_password", "another fine password")],
            from: page
        )
        #expect(right.status == 303)
        #expect(right.header("location") == "\(browser.root)/staff")
    }

    @Test func `R-10 asking for links says the same for every address`() async throws {
        let (browser, business, _) = try await open()
        for path in ["/staff/forgot", "/panel/forgot", "/panel/link"] {
            for email in [business.admin.email, "nobody@mail.example"] {
                let answer = try await browser.post(path, [("email", email)])
                #expect(answer.status == 303, "\(path)")
                #expect(answer.header("location")?.hasSuffix("/sign-in") == true)
            }
            #expect(try await browser.post(path, [("email", "")]).status == 422)
        }
    }

    @Test
    func
        `S0-14 S4-20 S4-24 customers come to their panel, which names them and has the way to it on every page`()
        async throws
    {
        let (browser, business, _) = try await open()
        _ = try await business.addCustomer(email: "ona@mail.example")
        let answer = try await browser.signIn("ona@mail.example", "panel")
        #expect(answer.header("location") == "\(browser.root)/panel")
        let panel = try await browser.get("/panel")
        #expect(panel.status == 200)
        #expect(panel.text.contains("ona@mail.example"))
        #expect(try await browser.get("/panel/nowhere").text.contains("class=\"panel-nav\""))
        #expect(try await browser.get("/nowhere").text.contains("href=\"\(browser.root)/panel\""))
        #expect(try await browser.get("/staff").header("location") == "\(browser.root)/panel")
    }
}
