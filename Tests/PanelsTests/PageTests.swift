import Core
import Gateway
import ServerKit
import TestKit
import Testing

@testable import Panels

@Suite(.timeLimit(.minutes(5))) struct `Pages` {
    private func open() async throws -> (browser: Browser, business: TestBusiness) {
        let server = try await TestServer.shared()
        let business = try await server.business()
        return (Browser(server, business), business)
    }

    @Test func `style sheets, scripts and drawings have addresses that change with them`() async throws {
        let (browser, _) = try await open()
        let page = try await browser.get("/staff/sign-in")
        let addresses = page.text.matches(of: #/(?:href|src)="([^"]*/assets/[^"#]*)/#).map { String($0.1) }
        #expect(Set(addresses).count == 5)
        var bytes = page.body.count
        for address in Set(addresses) {
            let asset = try await browser.get(address)
            #expect(asset.status == 200, "\(address)")
            #expect(asset.header("cache-control") == "public, max-age=31536000, immutable")
            bytes += asset.body.count
        }
        #expect(bytes < 60_000)
        for wrong in [
            "base.css", "base.000000000000.css", "theme.zzzzzz.3.css", "..%2Fbase.css", "theme.1f5f8b.0.css",
        ] {
            #expect(try await browser.get("/assets/\(wrong)").status == 404, "\(wrong)")
        }
    }

    @Test func `style sheets go compressed to who takes them so, pages never`() async throws {
        let (browser, _) = try await open()
        let page = try await browser.get("/staff/sign-in", headers: ["accept-encoding": "gzip"])
        #expect(page.header("content-encoding") == nil && page.text.contains("<html"))
        let sheet = try #require(page.text.firstMatch(of: #/href="([^"]*\/assets\/base\.[^"]*)"/#)?.1)
        let whole = try await browser.get(String(sheet))
        #expect(whole.header("content-encoding") == nil && whole.header("vary") == "accept-encoding")
        for (wish, isTaken) in [("br, gzip", true), ("gzip;q=0.5", true), ("gzip;q=0", false), ("br", false)]
        {
            let answer = try await browser.get(String(sheet), headers: ["accept-encoding": wish])
            #expect((answer.header("content-encoding") == "gzip") == isTaken, "\(wish)")
            #expect(answer.body.starts(with: [0x1F, 0x8B]) == isTaken, "\(wish)")
            #expect(isTaken ? answer.body.count < whole.body.count / 2 : answer.body == whole.body, "\(wish)")
        }
    }

    @Test func `nothing stands in a page that its policy refuses`() async throws {
        let (browser, business) = try await open()
        #expect(try await browser.signIn(business.admin.email).status == 303)
        for path in ["/staff", "/staff/sign-in", "/panel/sign-in", "/panel/link", "/staff/nowhere"] {
            let text = try await browser.get(path).text
            #expect(!text.contains("<script>") && !text.contains("<style") && !text.contains(" style="))
            #expect(text.matches(of: #/\son[a-z]+="/#).isEmpty)
            #expect(text.matches(of: #/(?:src|href|action)="(?:https?:)?\/\//#).isEmpty)
        }
    }

    @Test func `the language is the one that was chosen, else the browser's, else the business's`()
        async throws
    {
        let (browser, _) = try await open()
        func language(_ path: String, _ header: String? = nil) async throws -> String {
            let headers = header.map { ["accept-language": $0] } ?? [:]
            let text = try await browser.get(path, headers: headers).text
            return text.firstMatch(of: #/<html lang="([^"]*)"/#).map { String($0.1) } ?? ""
        }
        #expect(try await language("/panel/sign-in", "de, pt-BR;q=0.7, fr;q=0.8") == "fr")
        #expect(try await language("/panel/sign-in", "pt") == "pt-PT")
        #expect(try await language("/panel/sign-in?lang=es", "fr") == "es")
        #expect(try await language("/panel/sign-in", "fr") == "es")
        #expect(try await language("/panel/sign-in?lang=xx", "fr") == "es")
    }

    @Test func `light and dark are chosen without a script, and lead back only to own pages`() async throws {
        let (browser, _) = try await open()
        let chosen = try await browser.post(
            "/look",
            [("look", "dark"), ("back", "\(browser.root)/panel/sign-in")]
        )
        #expect(chosen.header("location") == "\(browser.root)/panel/sign-in")
        #expect(try await browser.get("/panel/sign-in").text.contains("data-look=\"dark\""))
        let wrong = try await browser.post("/look", [("look", "<"), ("back", "https://evil.example/")])
        #expect(wrong.header("location") == "\(browser.root)/")
        #expect(try await browser.get("/panel/sign-in").text.contains("data-look=\"\""))
    }

    @Test func `what is not there and what is not allowed are said on a page`() async throws {
        let (browser, business) = try await open()
        let open = try await browser.get("/nowhere")
        #expect(open.status == 404)
        #expect(open.text.contains("<main"))
        #expect(try await browser.signIn(business.admin.email).status == 303)
        let console = try await browser.get("/staff/nowhere")
        #expect(console.status == 404)
        #expect(console.text.contains("class=\"console\""))
        let panel = try await browser.get("/panel")
        #expect(panel.status == 403)
    }

    @Test func `S0-1 the console's navigation shows what a role may do`() async throws {
        let server = try await TestServer.shared()
        let business = try await server.business()
        for (member, shows) in [(business.admin, true), (business.employee, false)] {
            let browser = Browser(server, business)
            #expect(try await browser.signIn(member.email).status == 303)
            let text = try await browser.get("/staff").text
            #expect(text.contains("/staff/clients\""))
            #expect(text.contains("/staff/audit\"") == shows)
        }
    }

    @Test(arguments: ["#000000", "#ffffff", "#ffff00", "#1f5f8b", "#ff00aa", "#7fd8a0", "#808080"])
    func `a business's colour becomes shades that can be read`(colour: String) throws {
        let css = Theme(colour).css
        let found = css.matches(of: #/--accent: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/#)
        let pair = try #require(found.first)
        let light = try #require(Shade(hex: String(pair.1)))
        let dark = try #require(Shade(hex: String(pair.2)))
        let white = Shade(red: 1, green: 1, blue: 1)
        #expect(light.contrast(with: white) >= 4.5)
        #expect(dark.contrast(with: Shade(red: 0.13, green: 0.15, blue: 0.17)) >= 4.5)
        #expect(dark.contrast(with: Shade(red: 0.04, green: 0.05, blue: 0.06)) >= 4.5)
    }

    @Test func `contrast is that of WCAG`() throws {
        let white = Shade(red: 1, green: 1, blue: 1)
        #expect(abs(white.contrast(with: Shade(red: 0, green: 0, blue: 0)) - 21) < 0.01)
        let grey = try #require(Shade(hex: "#767676"))
        #expect(abs(white.contrast(with: grey) - 4.54) < 0.01)
    }
}
