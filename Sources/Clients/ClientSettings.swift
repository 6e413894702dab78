public import Core

/// What deleting a client does.
public enum DeleteAction: String, Sendable, CaseIterable, SettingValue {
    /// Hidden from pickers and lists, kept whole, restored whenever wanted.
    case archive
    /// Personal data are blanked for good; the number stays.
    case erase
    /// The record is removed, if nothing uses it.
    case purgeIfUnused = "purge_if_unused"
}

/// Fields of a client that a business may insist on; the first name is always required.
public enum ClientRequirement: String, Sendable, CaseIterable {
    case lastName = "last_name"
    case email
    case phone
    case document
    case gender
    case birthDate = "birth_date"
    case address
    case language
    case referralMethod = "referral_method"
    case preferredBranch = "preferred_branch"
}

/// Whether one way of entering clients differs from the rule for all.
public enum RequirementOverride: String, Sendable, CaseIterable, SettingValue {
    /// As for all ways.
    case inherit
    /// Required on this way.
    case required
    /// Optional on this way.
    case optional
}

/// The settings of the clients.
public enum ClientSettings {
    /// What the bin does.
    public static let deleteAction = SettingKey<DeleteAction>(
        "clients.delete_action",
        default: .archive,
        help: "What deleting a client does: archive (can be restored), erase (blanks the personal data "
            + "for good and keeps the number), purge_if_unused (removes the record where nothing uses it)."
    )
    /// The genders to choose from.
    public static let genders = SettingKey<[String]>(
        "clients.genders",
        .strings(max: 30),
        default: ["female", "male", "non_binary", "undisclosed"],
        help: "The genders that a client may have; none of them may always be chosen."
    )
    /// The statuses to choose from.
    public static let statuses = SettingKey<[String]>(
        "clients.statuses",
        .strings(max: 30),
        default: ["lead", "active", "inactive"],
        help: "The statuses that a client may have. New clients are active, or have the first of the list."
    )

    /// Whether height and weight are asked for.
    public static let measurements = SettingKey<Bool>(
        "clients.measurements",
        default: true,
        help: "Whether the pages ask for height and weight and show them."
    )

    /// Which fields a client must have.
    static let requirements = ClientRequirement.allCases.map(RequirementRule.init)

    /// Every setting of the clients.
    public static let definitions: [SettingDefinition] =
        [deleteAction.definition, genders.definition, statuses.definition, measurements.definition]
        + requirements.flatMap { rule in
            [rule.usual.definition, rule.staff.definition, rule.publicBooking.definition]
        }
}

/// The settings that say whether one field is required.
struct RequirementRule: Sendable {
    let requirement: ClientRequirement
    /// On every way without a rule of its own.
    let usual: SettingKey<Bool>
    let staff: SettingKey<RequirementOverride>
    let publicBooking: SettingKey<RequirementOverride>

    init(_ requirement: ClientRequirement) {
        let field = requirement.rawValue
        self.requirement = requirement
        usual = SettingKey(
            "clients.required.\(field)",
            default: requirement == .lastName || requirement == .email,
            help: "Whether a client must have this field: \(field)."
        )
        staff = SettingKey(
            "clients.required.staff.\(field)",
            default: .inherit,
            help: "Whether clients that staff enter must have this field: \(field)."
        )
        publicBooking = SettingKey(
            "clients.required.public_booking.\(field)",
            default: .inherit,
            help: "Whether clients who book online must have this field: \(field)."
        )
    }

    /// Whether the field is required of clients that are entered on a way.
    func holds(for entry: ClientEntry, _ settings: SettingValues) -> Bool {
        let own =
            switch entry {
            case .staff: settings[staff]
            case .publicBooking: settings[publicBooking]
            case .customer: RequirementOverride.inherit
            }
        return switch own {
        case .inherit: settings[usual]
        case .required: true
        case .optional: false
        }
    }
}

/// On which way a client's data are entered.
public enum ClientEntry: Sendable {
    /// By staff, through pages, the API or a file.
    case staff
    /// By a visitor of the public booking page.
    case publicBooking
    /// By the client.
    case customer
}
