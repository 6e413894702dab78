import Core
import Testing

@testable import Outbound

@Suite struct `Addresses that may be fetched` {
    @Test(arguments: [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255",
        "169.254.169.254",
        "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1",
        "198.19.255.255",
        "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.2.3", "240.0.0.1", "255.255.255.255", "::", "::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1",
        "fc00::1",
        "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1",
        "4000::1",
    ]) func `what belongs to no place of the open internet is private`(text: String) throws {
        #expect(try !#require(NetworkAddress(text)).isPublic)
    }

    @Test(arguments: [
        "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.1.1.1",
        "128.0.0.1",
        "172.15.0.1", "172.32.0.1", "192.167.0.1", "192.169.0.1", "223.255.255.255", "2606:4700:4700::1111",
        "2a00:1450:4003::1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808",
    ]) func `the rest is public`(text: String) throws {
        #expect(try #require(NetworkAddress(text)).isPublic)
    }

    @Test(arguments: [
        ("https://example.com/a.ics", "example.com"), (" http://Example.COM:8080/?q=1 ", "example.com"),
        ("webcal://example.com/a.ics", "example.com"), ("https://anna:pw@example.com/", "example.com"),
        ("http://[::1]/", "[::1]"),
    ]) func `an address of the web has a host that can be shown`(text: String, host: String) throws {
        #expect(try WebAddress(text).host == host)
        #expect(try !WebAddress(text).text.hasPrefix("webcal"))
    }

    @Test(arguments: [
        "", "example.com", "ftp://example.com/", "file:///etc/passwd", "gopher://example.com",
        "javascript:alert(1)",
        "https://", "http://exa mple.com/", "http://example.com/\r\nx: y", "//example.com/",
        "mailto:a@b.c",
    ]) func `anything else is not one`(text: String) {
        #expect(throws: ValueIssue.self) { try WebAddress(text) }
    }
}
