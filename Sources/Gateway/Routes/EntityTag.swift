import Core

/// The validator of a record: its revision in quotes.
enum EntityTag {
    static func text(_ revision: Int64) -> String {
        "\"\(revision)\""
    }

    /// Whether one of the tags of an `If-None-Match` names the revision; weakness does not matter there.
    static func matches(_ header: String, _ revision: Int64) -> Bool {
        guard let tags = parse(header) else { return false }
        return tags.contains { tag in
            switch tag {
            case .any: true
            case .tag(let text, _): text == String(revision)
            }
        }
    }

    enum Tag {
        case any
        case tag(String, isWeak: Bool)
    }

    /// The tags of a header; nil for what is no list of tags.
    static func parse(_ header: String) -> [Tag]? {
        var tags: [Tag] = []
        for part in header.split(separator: ",") {
            var text = part.trimmed
            if text == "*" {
                tags.append(.any)
                continue
            }
            let isWeak = text.hasPrefix("W/")
            if isWeak { text.removeFirst(2) }
            guard text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return nil }
            let inner = String(text.dropFirst().dropLast())
            guard !inner.contains("\"") else { return nil }
            tags.append(.tag(inner, isWeak: isWeak))
        }
        return tags.isEmpty ? nil : tags
    }
}

/// Which revisions of a record a client has seen, for an edit that must not undo somebody else's.
public enum RevisionCondition: Sendable, Hashable {
    /// Whatever it is now.
    case any
    /// One of these; none where the client named tags that no record has.
    case only([Int64])

    init?(ifMatch header: String?) throws(Problem) {
        guard let header else { return nil }
        guard let tags = EntityTag.parse(header) else {
            throw .malformed("If-Match must be * or a list of ETags such as \"7\", in double quotes.")
        }
        var revisions: [Int64] = []
        for tag in tags {
            switch tag {
            case .any:
                self = .any
                return
            case .tag(_, isWeak: true):
                throw .malformed("If-Match takes strong ETags only, as they were sent, without W/.")
            case .tag(let text, isWeak: false):
                if let revision = Int64(text) { revisions.append(revision) }
            }
        }
        self = .only(revisions)
    }

    /// Whether the record may be changed while it has this revision.
    public func allows(_ revision: Int64) -> Bool {
        switch self {
        case .any: true
        case .only(let revisions): revisions.contains(revision)
        }
    }
}
