import Core

/// A column of the list of clients besides the name; its raw value is the API's word to sort by.
enum ClientListColumn: String, CaseIterable, Sendable {
    case number
    case email
    case phone
    case userName = "user_name"
    case status
    case marked
    case note
    case lastAppointment = "last_appointment_at"
    case nextAppointment = "next_appointment_at"
    case appointments = "total_appointments"
    case noShows = "no_show_count"
    case document
    case gender
    case birthDate = "birth_date"
    case address
    case city
    case region
    case postalCode = "postal_code"
    case country
    case language
    case referralMethod = "referral_method"
    case preferredBranch = "preferred_branch"
    case height = "height_cm"
    case weight = "weight_kg"
    case tags
    case blocked = "blocklist"
    case loginAllowed = "login_allowed"
    case created = "created_at"
    case updated = "updated_at"

    /// What the list has until somebody chooses.
    static let usual: [ClientListColumn] = [.phone, .userName, .status, .note, .lastAppointment]

    /// The word of the name, by which the list is sorted until somebody chooses.
    static let name = "name"

    /// The field of the API that it is read from.
    var field: String {
        switch self {
        case .city, .region, .postalCode, .country: "address"
        default: rawValue
        }
    }

    var label: Phrase {
        switch self {
        case .number: .clientNumber
        case .email: .email
        case .phone: .clientPhone
        case .userName: .clientUserName
        case .status: .clientStatus
        case .marked: .clientMarked
        case .note: .clientNote
        case .lastAppointment: .lastAppointment
        case .nextAppointment: .nextAppointment
        case .appointments: .appointments
        case .noShows: .clientNoShows
        case .document: .clientDocument
        case .gender: .clientGender
        case .birthDate: .clientBirthDate
        case .address: .clientAddress
        case .city: .clientCity
        case .region: .clientRegion
        case .postalCode: .clientPostalCode
        case .country: .clientCountry
        case .language: .language
        case .referralMethod: .clientReferralMethod
        case .preferredBranch: .clientPreferredBranch
        case .height: .clientHeight
        case .weight: .clientWeight
        case .tags: .clientTags
        case .blocked: .blockedOnline
        case .loginAllowed: .loginAllowed
        case .created: .clientCreated
        case .updated: .clientUpdated
        }
    }

    /// It stands at the end of its cell, digit below digit.
    var isNumber: Bool {
        switch self {
        case .number, .appointments, .noShows, .height, .weight: true
        default: false
        }
    }

    /// What stands in the cell of a client.
    func text(_ client: JSONValue, _ words: ClientWords) -> String {
        let value = client[field]
        switch self {
        case .lastAppointment, .nextAppointment, .created, .updated:
            return value?.stringValue.map(words.moment) ?? ""
        case .birthDate: return value?.stringValue.map(words.day) ?? ""
        case .marked, .loginAllowed: return value?.boolValue == true ? words.visit(.clientYes) : ""
        case .blocked: return value?.objectValue == nil ? "" : words.visit(.clientYes)
        case .document: return value?["number"]?.stringValue ?? ""
        case .address: return value?["line1"]?.stringValue ?? ""
        case .city, .region, .country: return value?[rawValue]?.stringValue ?? ""
        case .postalCode: return value?["postal_code"]?.stringValue ?? ""
        case .gender: return value?.stringValue.map(words.gender) ?? ""
        case .status: return value?.stringValue.map(words.status) ?? ""
        case .language: return value?.stringValue.map(words.language) ?? ""
        case .preferredBranch: return value?.stringValue.map(words.branch) ?? ""
        case .tags: return (value?.arrayValue ?? []).compactMap(\.stringValue).joined(separator: ", ")
        case .note: return words.short(value?.stringValue ?? "")
        case .number: return value?.intValue.map { "#\($0)" } ?? ""
        case .appointments, .noShows: return value?.intValue.map(String.init) ?? ""
        case .height, .weight: return value?.numberText.map(words.decimal) ?? ""
        case .email, .phone, .userName, .referralMethod: return value?.stringValue ?? ""
        }
    }
}

extension JSONValue {
    /// A number as it was written.
    var numberText: String? {
        guard case .number(let text) = self else { return nil }
        return text
    }
}
