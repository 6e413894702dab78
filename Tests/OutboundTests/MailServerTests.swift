import Core
import Testing

@testable import Outbound

@Suite struct `The address of a mail server` {
    @Test(
        arguments: [
            ("smtp://mail.example", "smtp://mail.example:587", nil, nil),
            ("SMTPS://mail.example", "smtps://mail.example:465", nil, nil),
            (" smtp://anna:secret@Mail.Example:2525/ ", "smtp://mail.example:2525", "anna", "secret"),
            (
                "smtp://anna%40b.example:p%2F%3A%3B%25%23%C3%A9@mail.example", "smtp://mail.example:587",
                "anna@b.example", "p/:;%#é"
            ),
            ("smtp://[::1]:25", "smtp://[::1]:25", nil, nil),
            ("smtp://bücher.example", "smtp://xn--bcher-kva.example:587", nil, nil),
        ] as [(String, String, String?, String?)]
    )
    func `is read with its login`(text: String, url: String, user: String?, password: String?) throws {
        let server = try MailServer(text)
        #expect(server.url == url)
        #expect(server.login?.user == user)
        #expect(server.login?.password == password)
    }

    @Test(arguments: [
        "", "mail.example", "http://mail.example", "smtp://", "smtp://mail.example:0",
        "smtp://mail.example:65536",
        "smtp://mail.example:x", "smtp://anna@mail.example", "smtp://:secret@mail.example",
        "smtp://anna:@mail.example", "smtp://anna:sec ret@mail.example", "smtp://anna:a\r\nb@mail.example",
        "smtp://anna:a%0d%0ab@mail.example", "smtp://anna:a%00b@mail.example", "smtp://anna:p/q@mail.example",
        "smtp://anna:p#q@mail.example", "smtp://mail.example/path", "smtp://mail.example?a=b",
        "smtp://anna;AUTH=NTLM:secret@mail.example", "smtp://an@na:secret@mail.example",
        "smtp://ma%20il.example",
        "smtp://mail_example,other", "smtp://[::1", "smtp://" + String(repeating: "a", count: 2_000),
    ]) func `is refused with words that do not repeat it`(text: String) {
        let issue = #expect(throws: ValueIssue.self) { try MailServer(text) }
        #expect(issue?.message.contains("secret") == false)
    }

    @Test func `never shows the password`() throws {
        let server = try MailServer("smtp://anna:secret@mail.example")
        var dumped = ""
        dump(server, to: &dumped)
        for text in ["\(server)", server.debugDescription, String(reflecting: server), "\([server])", dumped]
        {
            #expect(text.contains("mail.example"))
            #expect(!text.contains("secret") && !text.contains("anna"))
        }
    }

    @Test(arguments: [
        ("localhost", true), ("127.0.0.1", true), ("127.9.9.9", true), ("[::1]", true),
        ("mail.example", false),
        ("10.0.0.1", false), ("localhost.example", false), ("127.example", false), ("[::2]", false),
    ]) func `is on this machine only where it says so itself`(host: String, isLoopback: Bool) throws {
        #expect(try MailServer("smtp://\(host)").isLoopback == isLoopback)
    }
}
