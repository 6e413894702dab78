import Core
import Tenancy

/// Where the pages of businesses are, for links in messages.
public struct MessagePlaces: Sendable {
    let root: String

    /// - Parameter root: the deployment's address without a closing slash, such as `https://foyer.example`.
    public init(root: String) {
        self.root = root
    }

    func business(_ business: Business) -> String { "\(root)/t/\(business.slug)" }

    func panel(_ business: Business) -> String { self.business(business) + "/panel" }

    func appointment(_ id: AppointmentID, _ business: Business) -> String {
        panel(business) + "/appointments/\(id)"
    }

    func waitingList(_ business: Business) -> String { panel(business) + "/waiting-list" }

    func preferences(_ business: Business) -> String { panel(business) + "/preferences" }

    func staff(_ business: Business) -> String { self.business(business) + "/staff" }

    /// Where a link in a message leads.
    func link(_ token: String, _ business: Business) -> String { self.business(business) + "/l/\(token)" }

    /// Where somebody sets a password; the token stands behind `#`, where no server sees it.
    func setPassword(_ token: String, _ audience: MessageAudience, _ business: Business) -> String {
        (audience == .staff ? staff(business) : panel(business)) + "/set-password#token=\(token)"
    }
}
