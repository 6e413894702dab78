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

    /// Every setting of the clients.
    public static let definitions: [SettingDefinition] =
        [deleteAction.definition, genders.definition, statuses.definition]
        + ClientRequirement.allCases.flatMap { requirement in
            [
                required(requirement).definition,
                override(requirement, for: .staff).definition,
                override(requirement, for: .publicBooking).definition,
            ]
        }

    /// Whether a field is required, on every way without a rule of its own.
    static func required(_ requirement: ClientRequirement) -> SettingKey<Bool> {
        SettingKey(
            "clients.required.\(requirement.rawValue)",
            default: requirement == .lastName || requirement == .email,
            help: "Whether a client must have this field: \(requirement.rawValue)."
        )
    }

    /// The rule of one way of entering clients.
    static func override(
        _ requirement: ClientRequirement, for entry: ClientEntry
    ) -> SettingKey<RequirementOverride> {
        SettingKey(
            "clients.required.\(entry.rawValue).\(requirement.rawValue)",
            default: .inherit,
            help: "Whether clients entered by \(entry.words) must have this field: \(requirement.rawValue)."
        )
    }
}

/// On which way a client's data are entered.
public enum ClientEntry: String, Sendable {
    /// By staff, through pages or the API.
    case staff
    /// By a visitor of the public booking page.
    case publicBooking = "public_booking"
    /// By the client.
    case customer

    /// The way as a sentence has it.
    var words: String {
        switch self {
        case .staff: "staff"
        case .publicBooking: "the public booking page"
        case .customer: "themselves"
        }
    }
}
