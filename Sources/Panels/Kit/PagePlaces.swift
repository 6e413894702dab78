import Core

/// The addresses of the pages of a business; each area adds its own.
struct PagePlaces: Sendable {
    /// `/t/lumen`, or empty where the host names the business.
    let root: String

    /// An address below the root; what is empty is left out of the query.
    func at(_ segments: String..., query: [(String, String?)] = []) -> String {
        let path = segments.isEmpty ? "/" : segments.map { "/" + PercentCoding.encode($0) }.joined()
        return root + path + Self.query(query)
    }

    static func query(_ items: [(String, String?)]) -> String {
        let pairs = items.compactMap { name, value -> String? in
            guard let value, !value.isEmpty else { return nil }
            return "\(PercentCoding.encode(name))=\(PercentCoding.encode(value))"
        }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }

    /// The address if it is one of this business's own pages, such as what `next` names.
    func own(_ address: String?) -> String? {
        guard let address, address.hasPrefix(root + "/"), !address.hasPrefix("//"), !address.contains("\\"),
            !address.breaksHeaders, address.utf8.count <= 2_000
        else { return nil }
        return address
    }

    var booking: String { at() }

    var panel: String { at("panel") }
    var panelCalendar: String { at("panel", "calendar") }
    var panelWaitingList: String { at("panel", "waiting-list") }
    var panelMessages: String { at("panel", "messages") }
    var panelProfile: String { at("panel", "profile") }
    var panelPreferences: String { at("panel", "preferences") }

    func panelAppointment(_ id: String) -> String { at("panel", "appointments", id) }

    var staff: String { at("staff") }
    var clients: String { at("staff", "clients") }
    var services: String { at("staff", "services") }
    var employees: String { at("staff", "employees") }
    var templates: String { at("staff", "templates") }
    var messages: String { at("staff", "messages") }
    var waitingList: String { at("staff", "waiting-list") }
    var settings: String { at("staff", "settings") }
    var team: String { at("staff", "team") }
    var webhooks: String { at("staff", "webhooks") }
    var apiKeys: String { at("staff", "api-keys") }
    var auditLog: String { at("staff", "audit") }

    /// - Parameters:
    ///   - view: `day`, `week` or `month`.
    ///   - date: as ISO 8601 has it.
    func diary(view: String? = nil, date: String? = nil, branch: String? = nil) -> String {
        at("staff", "diary", query: [("view", view), ("date", date), ("branch", branch)])
    }

    func client(_ id: String, tab: String? = nil) -> String {
        guard let tab else { return at("staff", "clients", id) }
        return at("staff", "clients", id, tab)
    }

    func signIn(_ side: Side, next: String? = nil) -> String {
        at(side.rawValue, "sign-in", query: [("next", next)])
    }

    func setPassword(_ side: Side) -> String { at(side.rawValue, "set-password") }

    /// The first page of who has signed in.
    func start(_ side: Side) -> String { side == .staff ? staff : panel }

    func forgot(_ side: Side) -> String { at(side.rawValue, "forgot") }

    func signOut(_ side: Side) -> String { at(side.rawValue, "sign-out") }

    /// Where the customer's sign-in link is asked for.
    var link: String { at("panel", "link") }

    var look: String { at("look") }

    func asset(_ address: String) -> String { at("assets", address) }
}

/// For whom pages are that need a sign-in.
enum Side: String, Sendable, CaseIterable {
    case staff
    case panel

    /// The word of the API.
    var audience: String { self == .staff ? "staff" : "customer" }
}

extension String {
    /// Something in it could not stand in a header of HTTP.
    var breaksHeaders: Bool {
        utf8.contains { $0 <= 0x20 || $0 == 0x7F }
    }
}
