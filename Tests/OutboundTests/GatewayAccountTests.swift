import Core
import Testing

@testable import Outbound

@Suite struct `Accounts with gateways` {
    private func sms(
        url: String = SMSGateway.usualURL,
        account: String = "AC1",
        token: String = "12345",
        from: String = "Lumen"
    ) throws -> SMSGateway {
        try SMSGateway(url: url, account: account, token: token, from: from)
    }

    @Test func `what can be an account of text messages is taken, and nothing else`() throws {
        let service = "MG" + String(repeating: "a1", count: 16)
        for from in ["+34932180000", "Lumen", "Sala 3", "12345678ab", service] {
            #expect(try sms(from: from).from == from)
        }
        for from in [
            "", "34932180000", "+", "+0123456789", "+3493218000000000", "Twelve chars", "Lümen", "123456",
        ] {
            #expect(throws: ValueIssue.self, "\(from)") { try sms(from: from) }
        }
        #expect(try sms(url: "https://eu.gateway.example:8443/api/").address.text.hasSuffix("8443/api"))
        for url in [
            "", "gateway", "ftp://gateway.example", "https://a:b@gateway.example", "https://g.example/?a=1",
        ] {
            #expect(throws: ValueIssue.self, "\(url)") { try sms(url: url) }
        }
        for account in ["", "a/../b", "a b", "ä"] {
            #expect(throws: ValueIssue.self, "\(account)") { try sms(account: account) }
        }
        for token in ["", "a b", "a\r\nX-Evil: 1", "ä", String(repeating: "x", count: 2_001)] {
            #expect(throws: ValueIssue.self) { try sms(token: token) }
        }
        #expect(throws: ValueIssue.self) {
            try WhatsAppGateway(url: WhatsAppGateway.usualURL, phoneNumberID: "+34932180000", token: "t")
        }
    }

    // Twilio's documentation has the first; the others were computed by its Python library.
    @Test(arguments: [
        ("https://mycompany.com/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        ("https://mycompany.com/myapp.php?foo=1&bar=2", "kvajT1Ptam85bY51eRf/AJRuM3w="),
        ("https://mycompany.com:443/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        ("https://mycompany.com:8443/myapp.php?foo=1&bar=2", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
    ])
    func `a report's signature holds with or without the port`(_ address: String, _ signature: String) throws
    {
        let gateway = try sms()
        var fields = [
            ("To", "+18005551212"), ("From", "+14158675309"), ("Digits", "1234"),
            ("CallSid", "CA1234567890ABCDE"), ("Caller", "+14158675309"),
        ].map { (name: $0, value: $1) }
        #expect(gateway.hasSigned(signature, address: address, fields: fields))
        #expect(gateway.hasSigned(signature, address: address, fields: fields.reversed()))
        #expect(!gateway.hasSigned(signature, address: address + "x", fields: fields))
        #expect(!gateway.hasSigned(signature.dropLast() + "A", address: address, fields: fields))
        #expect(!gateway.hasSigned("", address: address, fields: fields))
        #expect(try !sms(token: "12346").hasSigned(signature, address: address, fields: fields))
        fields[2].value = "1235"
        #expect(!gateway.hasSigned(signature, address: address, fields: fields))
    }

    @Test func `an origin has its port only where it is not the usual one`() throws {
        for (address, origin) in [
            ("https://Push.Example/a/b?c", "https://push.example"),
            ("https://push.example:443/", "https://push.example"),
            ("https://push.example:8443/", "https://push.example:8443"), ("http://[::1]:80/", "http://[::1]"),
            ("http://push.example:443/", "http://push.example:443"),
        ] {
            #expect(try WebAddress(address).origin == origin)
        }
    }
}
