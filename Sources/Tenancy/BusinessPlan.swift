public import Core

/// What a businesses file wants one business to be.
public struct BusinessPlan: Sendable, Hashable {
    /// Slug, name, language, currency, preset and hosts.
    public let business: NewBusiness
    /// Settings by key; null takes one back to its default.
    public let settings: [String: JSONValue]
    /// Its places.
    public let branches: [BranchPlan]
    /// What it sells.
    public let services: [ServicePlan]
    /// Who works there.
    public let staff: [StaffPlan]
}

/// What a businesses file wants one branch to be; what is nil stays as it is.
public struct BranchPlan: Sendable, Hashable {
    /// Its name in addresses.
    public let slug: String
    /// What people call it.
    public let name: String
    /// IANA.
    public let timeZone: String
    /// Decides how phone numbers are read.
    public let country: CountryCode
    /// E.164.
    public let phone: String?
    /// Where it is, in words.
    public let address: String?
    /// When it is open.
    public let hours: OpeningHours?
    /// Settings that differ from the business's.
    public let settings: [String: JSONValue]
}

/// What a businesses file wants one service to be; what is nil stays as it is.
public struct ServicePlan: Sendable, Hashable {
    /// Its name in addresses and in the file.
    public let slug: String
    /// What people call it.
    public let name: String
    /// How long it takes.
    public let minutes: Int
    /// Minutes before it that the employee needs.
    public let bufferBefore: Int
    /// Minutes after it that the employee needs.
    public let bufferAfter: Int
    /// In the smallest unit of the business's currency.
    public let price: Int
    /// How many clients it serves at once.
    public let capacity: Int
    /// The name of the category under which it is listed; one that is missing is made.
    public let category: String?
    /// In words.
    public let description: String?
    /// As it shows in diaries.
    public let colour: Colour?
    /// Whether customers may book it.
    public let isOnline: Bool?
    /// The slugs of the branches that offer it; empty for all of them.
    public let branches: [String]?
}

/// What a businesses file wants one staff member to be.
public struct StaffPlan: Sendable, Hashable {
    /// Admin, manager or employee.
    public let role: Role
    /// The slugs of the branches; empty for an admin.
    public let branches: [String]
    /// The slugs of the services that the person offers.
    public let services: [String]
    /// The person's own week by the slug of a branch; branches that are not named stay as they are.
    public let hours: [String: OpeningHours]
    /// Whether customers may book the person; nil leaves it as it is.
    public let isOnline: Bool?
    /// First name.
    public let firstName: String
    /// Last name.
    public let lastName: String
    /// With which the person signs in.
    public let email: EmailAddress
    /// E.164.
    public let phone: String?
    /// For demos and tests; without one the person gets a link to set it.
    public let password: String?
}
