import Core

/// What an answer of a gateway says about a message.
struct GatewayVerdict {
    private let outcome: WebOutcome
    private let host: String

    init(_ outcome: WebOutcome, of host: String) {
        self.outcome = outcome
        self.host = host
    }

    /// Of a gateway of text messages, which names what it took (`sid`) and why it did not (`code` and `message`).
    var onText: SendOutcome {
        read { json in
            if let sid = json["sid"]?.stringValue {
                return .taken([sid, json["status"]?.stringValue].compactMap(\.self).joined(separator: " "))
            }
            guard let code = json["code"]?.intValue else { return .unclear }
            return .refused(code: code, json["message"]?.stringValue)
        }
    }

    /// Of WhatsApp, which names what it took (`messages`) and why it did not (`error`).
    var onWhatsApp: SendOutcome {
        read { json in
            if let id = json["messages"]?.arrayValue?.first?["id"]?.stringValue { return .taken(id) }
            guard let error = json["error"], let code = error["code"]?.intValue else { return .unclear }
            let reasons = [error["message"], error["error_data"]?["details"]]
            let words = reasons.compactMap { $0?.stringValue }.joined(separator: " ")
            return Self.passing.contains(code) ? .later(code: code, words) : .refused(code: code, words)
        }
    }

    /// Of a push service, whose status says all.
    var onPush: SendOutcome {
        switch outcome {
        case .refused(let refusal): return .deferred(code: nil, reason: words(refusal))
        case .answered(let answer):
            let words = "\(host) answers with status \(answer.status)"
            switch answer.status {
            case 200...299: return .accepted(reply: words)
            case 404: return .rejected(code: 404, reply: words)
            case 400...499 where !Self.passingStatuses.contains(answer.status):
                return .rejected(code: answer.status, reply: words)
            default: return .deferred(code: answer.status, reason: words)
            }
        }
    }

    /// What a gateway's own words mean.
    private enum Word {
        case taken(String)
        case refused(code: Int, String?)
        case later(code: Int, String?)
        /// They are not the gateway's: a proxy, a page, half an answer.
        case unclear
    }

    /// The login is not taken, the address is not there, it took too long, it came too early or too often.
    private static let passingStatuses: Set<Int> = [401, 404, 407, 408, 425, 429]
    /// WhatsApp's faults that pass, whatever the status: unknown, service, too many calls, throughput, limits of spam and of
    /// pairs, maintenance, an overloaded or unknown server, a phone number that is being set up, and a login that ended.
    private static let passing: Set<Int> = [
        0, 1, 2, 4, 190, 80_007, 130_429, 131_000, 131_016, 131_048, 131_056, 131_057, 133_004,
    ]
    private static let replyMax = 300

    private func read(_ meaning: (JSONValue) -> Word) -> SendOutcome {
        switch outcome {
        case .refused(let refusal): return .deferred(code: nil, reason: words(refusal))
        case .answered(let answer):
            let status = answer.status
            let word = (try? JSONValue(parsing: answer.body)).map(meaning) ?? .unclear
            switch word {
            case .taken(let name) where (200...299).contains(status):
                return .accepted(reply: Self.line(name))
            case .refused(let code, let text)
            where (400...499).contains(status) && !Self.passingStatuses.contains(status) && status != 403:
                return .rejected(code: status, reply: Self.line("\(code) \(text ?? "")"))
            case .refused(let code, let text), .later(let code, let text):
                return .deferred(code: status, reason: Self.line("\(host): \(code) \(text ?? "")"))
            case .taken, .unclear:
                return .deferred(code: status, reason: "\(host) answers with status \(status)")
            }
        }
    }

    /// One line that can be kept.
    private static func line(_ text: String) -> String {
        let plain = text.map { String($0).hasControlCharacters() ? " " : $0 }
        return String(String(plain).trimmed.prefix(replyMax))
    }

    private func words(_ refusal: FetchRefusal) -> String {
        switch refusal {
        case .privateAddress: "\(host) is in a private network."
        case .timeout: "\(host) did not answer in time."
        case .untrusted: "\(host) has no certificate that is trusted."
        case .tooLarge: "\(host) answers with more than is read."
        case .unreachable, .redirects, .status: "\(host) cannot be reached."
        }
    }
}
