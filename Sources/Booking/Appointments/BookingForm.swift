import Clients
import Core
import Identity
import Tenancy

/// What somebody who books online has to write, and what else is open to them.
struct BookingForm: JSONEncodable {
    private let required: Set<ClientRequirement>
    private let genders: [String]
    private let settings: SettingValues

    /// - Parameter branch: nil for the settings of the whole business.
    init(at branch: Branch?, in scope: Scope) {
        settings = scope.profile.settings(branch: branch?.id)
        let rules = ClientRules(
            settings: settings,
            branches: scope.profile.branches,
            home: branch ?? scope.branch,
            entry: .publicBooking,
            now: scope.world.now()
        )
        // A login is made of the email (S0-21).
        required = settings[BookingSettings.autoGrant] ? rules.required.union([.email]) : rules.required
        genders = rules.genders
    }

    /// Writes `{required, genders, approval, registered_only, waiting_list, panel}`.
    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.field(
            "required",
            ["first_name"] + ClientRequirement.allCases.filter(required.contains).map(\.rawValue)
        )
        json.field("genders", genders)
        json.field("approval", settings[BookingSettings.approval].rawValue)
        json.field("registered_only", settings[BookingSettings.registeredOnly])
        json.field("waiting_list", settings[BookingSettings.waitingList])
        json.field("panel", settings[AccessSettings.panel])
        json.endObject()
    }
}
