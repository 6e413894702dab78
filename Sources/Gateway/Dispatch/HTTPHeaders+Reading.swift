import NIOHTTP1

extension HTTPHeaders {
    /// The value of a header that may be there once.
    enum Single {
        case none
        case one(String)
        case repeated
    }

    func single(_ name: String) -> Single {
        var found: String?
        for (other, value) in self where other.isSameHeader(as: name) {
            guard found == nil else { return .repeated }
            found = value
        }
        return found.map(Single.one) ?? .none
    }

    /// The values of a header that is a list, as one; nil where it is missing.
    func joined(_ name: String) -> String? {
        var found: String?
        for (other, value) in self where other.isSameHeader(as: name) {
            found = found.map { "\($0), \(value)" } ?? value
        }
        return found
    }
}

extension String {
    /// Whether it is the header of that name, which is written in lower case.
    func isSameHeader(as name: String) -> Bool {
        guard utf8.count == name.utf8.count else { return false }
        return zip(utf8, name.utf8).allSatisfy { own, wanted in
            own == wanted || (own >= 0x41 && own <= 0x5A && own | 0x20 == wanted)
        }
    }
}
