import CCurl
import Core
import Glibc

/// One mail over one connection.
@safe final class MailTransfer {
    enum Verdict: Sendable {
        /// This became of it.
        case over(SendOutcome)
        /// The connection, kept from an earlier mail, had ended before the server heard of this one.
        case stale
        /// Nobody waits any more, and the mail was not sent.
        case cancelled
    }

    private let from: String
    private let to: String
    private let bytes: [UInt8]
    private let server: MailServer
    private let settings: MailSender.Settings
    private let wish: FetchWish
    private var sent = 0
    private var isBegun = false
    private var lines: [String] = []
    private var metPrivateAddress = false

    private static let reply = (linesMax: 20, bytesMax: 500)
    /// Mechanisms that need nothing but a user and a password.
    private static let mechanisms = "AUTH=CRAM-MD5;AUTH=PLAIN;AUTH=LOGIN"
    /// A login is missing, refused or too weak, which says nothing about the mail.
    private static let loginCodes: Set = [530, 534, 535, 538]

    init(
        from: String,
        to: String,
        bytes: [UInt8],
        server: MailServer,
        settings: MailSender.Settings,
        wish: FetchWish
    ) {
        self.from = from
        self.to = to
        self.bytes = bytes
        self.server = server
        self.settings = settings
        self.wish = wish
    }

    func perform(on handle: UnsafeMutableRawPointer, isKept: Bool) -> Verdict {
        let receivers = unsafe curl_slist_append(nil, "<\(to)>")
        var places: UnsafeMutablePointer<curl_slist>?
        for place in settings.places { unsafe places = unsafe curl_slist_append(places, place) }
        defer {
            unsafe curl_slist_free_all(receivers)
            unsafe curl_slist_free_all(places)
        }
        guard unsafe receivers != nil, unsafe prepare(handle, receivers, places) else {
            return .over(.deferred(code: nil, reason: "The mail could not be prepared for sending."))
        }
        let code = unsafe curl_easy_perform(handle)
        var status = 0
        var connects = 0
        unsafe foyer_curl_get_number(handle, CURLINFO_RESPONSE_CODE, &status)
        unsafe foyer_curl_get_number(handle, CURLINFO_NUM_CONNECTS, &connects)
        // Without a word of the server the status is that of an earlier mail.
        return verdict(code, status: lines.isEmpty ? 0 : status, isReused: isKept && connects == 0)
    }

    /// Whether libcurl took every option; one that it did not know would be a limit that is not there.
    private func prepare(
        _ handle: UnsafeMutableRawPointer,
        _ receivers: UnsafeMutablePointer<curl_slist>?,
        _ places: UnsafeMutablePointer<curl_slist>?
    ) -> Bool {
        // The thread holds this object until the mail is sent.
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        var texts: [(CURLoption, String)] = [
            (CURLOPT_URL, server.url), (CURLOPT_MAIL_FROM, "<\(from)>"),
            (CURLOPT_PROTOCOLS_STR, "smtp,smtps"),
            // Empty, and not left out: otherwise the environment would choose one.
            (CURLOPT_PROXY, ""), (CURLOPT_NOPROXY, "*"),
        ]
        if let login = server.login {
            texts += [
                (CURLOPT_USERNAME, login.user), (CURLOPT_PASSWORD, login.password),
                (CURLOPT_LOGIN_OPTIONS, Self.mechanisms),
            ]
        }
        if let authority = server.certificateAuthority { texts.append((CURLOPT_CAINFO, authority)) }
        let numbers: [(CURLoption, Int)] = [
            (CURLOPT_NOSIGNAL, 1), (CURLOPT_UPLOAD, 1), (CURLOPT_USE_SSL, Int(security.rawValue)),
            (CURLOPT_SSL_VERIFYPEER, 1), (CURLOPT_SSL_VERIFYHOST, 2),
            (CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)),
            (CURLOPT_MAXCONNECTS, 1), (CURLOPT_MAXAGE_CONN, Int(settings.idleLimit.components.seconds)),
            (CURLOPT_TIMEOUT_MS, Self.milliseconds(settings.timeLimit)),
            (CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(settings.connectTimeLimit)),
            // What saying goodbye may take, to which the other limits do not apply.
            (CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, Int(settings.timeLimit.components.seconds))),
        ]
        for (option, text) in texts {
            guard unsafe foyer_curl_set_text(handle, option, text) == CURLE_OK else { return false }
        }
        for (option, number) in numbers {
            guard unsafe foyer_curl_set_number(handle, option, number) == CURLE_OK else { return false }
        }
        let size = curl_off_t(bytes.count)
        guard unsafe foyer_curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, size) == CURLE_OK,
            unsafe foyer_curl_set_list(handle, CURLOPT_MAIL_RCPT, receivers) == CURLE_OK,
            unsafe foyer_curl_set_list(handle, CURLOPT_RESOLVE, places) == CURLE_OK,
            unsafe foyer_curl_on_read(handle, Self.onRead, context) == CURLE_OK,
            unsafe foyer_curl_on_header(handle, Self.onReply, context) == CURLE_OK,
            unsafe foyer_curl_on_body(handle, Self.onReply, context) == CURLE_OK,
            unsafe foyer_curl_on_progress(handle, Self.onProgress, context) == CURLE_OK
        else { return false }
        guard server.mustBePublic else { return true }
        return unsafe foyer_curl_on_socket(handle, Self.onSocket, context) == CURLE_OK
    }

    private var security: curl_usessl {
        guard server.isLoopback else { return CURLUSESSL_ALL }
        return server.login == nil && server.certificateAuthority == nil ? CURLUSESSL_NONE : CURLUSESSL_TRY
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        Int(duration.components.seconds) * 1_000
            + Int(duration.components.attoseconds / 1_000_000_000_000_000)
    }
}

// MARK: What became of it

extension MailTransfer {
    private func verdict(_ code: CURLcode, status: Int, isReused: Bool) -> Verdict {
        if code == CURLE_OK { return .over(.accepted(reply: lastReply)) }
        if code == CURLE_ABORTED_BY_CALLBACK || code == CURLE_READ_ERROR, !wish.holds { return .cancelled }
        if metPrivateAddress {
            return .over(.deferred(code: nil, reason: "\(server.host) is in a private network."))
        }
        let isAnswered = isRefusal(code) && (400..<600).contains(status)
        if isReused, !isBegun, code != CURLE_OPERATION_TIMEDOUT, !isAnswered || status == 421 {
            return .stale
        }
        guard isAnswered else { return .over(.deferred(code: nil, reason: reason(code))) }
        let isAboutMail = code == CURLE_SEND_ERROR || isBegun
        if status >= 500, isAboutMail, !Self.loginCodes.contains(status) {
            return .over(.rejected(code: status, reply: lastReply))
        }
        return .over(.deferred(code: status, reason: reason(code, status: status)))
    }

    /// Whether the server said the last word; in all other cases the last one was a good one.
    private func isRefusal(_ code: CURLcode) -> Bool {
        switch code {
        case CURLE_SEND_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_LOGIN_DENIED, CURLE_REMOTE_ACCESS_DENIED,
            CURLE_USE_SSL_FAILED, CURLE_AUTH_ERROR:
            true
        default: false
        }
    }

    private func reason(_ code: CURLcode, status: Int) -> String {
        let host = server.host
        return switch code {
        case CURLE_LOGIN_DENIED: "\(host) does not take the login: \(lastReply)"
        case _ where Self.loginCodes.contains(status): "\(host) wants another login: \(lastReply)"
        case CURLE_USE_SSL_FAILED: "\(host) does not begin TLS: \(lastReply)"
        default: "\(host) answered: \(lastReply)"
        }
    }

    private func reason(_ code: CURLcode) -> String {
        let host = server.host
        return switch code {
        case CURLE_COULDNT_RESOLVE_HOST: "There is no host \(host), or no name server to ask."
        case CURLE_COULDNT_CONNECT: "\(host) cannot be reached at port \(server.port)."
        case CURLE_OPERATION_TIMEDOUT where isSent: "\(host) did not confirm the mail in time."
        case CURLE_OPERATION_TIMEDOUT: "\(host) did not answer in time."
        case CURLE_PEER_FAILED_VERIFICATION: "The certificate of \(host) is not trusted."
        case CURLE_SSL_CACERT_BADFILE: "The file with the trusted certificates cannot be read."
        case CURLE_SSL_CONNECT_ERROR: "\(host) and this server agree on no TLS."
        case CURLE_USE_SSL_FAILED: "\(host) does not offer TLS, without which no mail is sent."
        case CURLE_LOGIN_DENIED: "\(host) offers no way to log in that is known here."
        case _ where isSent: "\(host) ended the connection before it confirmed the mail."
        default: "\(host) ended the connection."
        }
    }

    private var isSent: Bool { isBegun && sent == bytes.count }

    /// The server's last words in one line, without what could be the password.
    private var lastReply: String {
        var text = lines.map(\.trimmed).joined(separator: " ")
        if let password = server.login?.password { text = text.replacing(password, with: "…") }
        return String(
            text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) }
        )
    }
}

// MARK: What libcurl calls

extension MailTransfer {
    private static let onRead: foyer_curl_data = { place, size, count, context in
        guard let place = unsafe place, let transfer = unsafe MailTransfer.of(context) else {
            return Int(CURL_READFUNC_ABORT)
        }
        return unsafe transfer.give(to: UnsafeMutableRawBufferPointer(start: place, count: size * count))
    }

    private static let onReply: foyer_curl_data = { bytes, _, count, context in
        guard let bytes = unsafe bytes, let transfer = unsafe MailTransfer.of(context) else { return 0 }
        let line = unsafe String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
        transfer.take(reply: line)
        return count
    }

    private static let onProgress: curl_xferinfo_callback = { context, _, _, _, _ in
        guard let transfer = unsafe MailTransfer.of(context) else { return 1 }
        // Once all of it is sent, only the server knows whether it has the mail.
        return transfer.wish.holds || transfer.isSent ? 0 : 1
    }

    private static let onSocket: curl_opensocket_callback = { context, _, address in
        guard let address = unsafe address, let transfer = unsafe MailTransfer.of(context) else {
            return CURL_SOCKET_BAD
        }
        let wanted = unsafe address.pointee
        guard let place = unsafe foyer_curl_address(address),
            let found = unsafe NetworkAddress(wanted, at: place), found.isPublic
        else {
            transfer.metPrivateAddress = true
            return CURL_SOCKET_BAD
        }
        return socket(wanted.family, wanted.socktype | Int32(SOCK_CLOEXEC.rawValue), wanted.`protocol`)
    }

    private static func of(_ context: UnsafeMutableRawPointer?) -> MailTransfer? {
        guard let context = unsafe context else { return nil }
        return unsafe Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue()
    }

    private func give(to place: UnsafeMutableRawBufferPointer) -> Int {
        guard isSent || wish.holds else { return Int(CURL_READFUNC_ABORT) }
        isBegun = true
        let count = min(place.count, bytes.count - sent)
        unsafe place.copyBytes(from: bytes[sent..<sent + count])
        sent += count
        return count
    }

    /// Keeps the lines of the last reply: all but its last have a hyphen after the code.
    private func take(reply line: String) {
        // The answer to the goodbye that libcurl says after a refusal, not to anything about the mail.
        if line.hasPrefix("221") { return }
        let isNew = lines.last.map { !$0.dropFirst(3).hasPrefix("-") } ?? true
        if isNew { lines = [] }
        let room = Self.reply.bytesMax - lines.reduce(0) { $0 + $1.utf8.count }
        if lines.count >= Self.reply.linesMax || room <= 4 { lines.removeLast() }
        lines.append(String(line.prefix(max(room, 4))))
    }
}
