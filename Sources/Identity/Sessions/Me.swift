import Core
import Postgres
import Tenancy

/// Who is signed in, and what the person may do.
struct Me: Sendable {
    let account: Account
    let email: String
    /// An API key does not end.
    let sessionExpiresAt: Instant?
    /// Those of a manager or an employee; an administrator's are all.
    let branches: [Branch]
    let permissions: [(permission: Permission, reach: Reach)]
}

extension Me: JSONEncodable {
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("role", account.role.rawValue)
            json.key("actor")
            account.writePerson(to: &json)
            json.field("email", email)
            json.key("branches")
            json.array { json in
                for branch in branches {
                    json.object { json in
                        json.field("id", branch.id)
                        json.field("slug", branch.slug)
                        json.field("name", branch.name)
                    }
                }
            }
            json.key("permissions")
            json.object { json in
                for (permission, reach) in permissions {
                    json.key(escaping: permission.snakeCase)
                    json.string(reach.word)
                }
            }
            json.field("must_change_password", account.mustChangePassword)
            json.field("session_expires_at", sessionExpiresAt)
        }
    }
}

extension Reach {
    /// The word of the API: `all`, `branches` or `own`.
    var word: String {
        switch self {
        case .all: "all"
        case .branches: "branches"
        case .own: "own"
        }
    }

    static let words = ["all", "branches", "own"]
}

extension Permission {
    /// The name as JSON has it: `read_clients`.
    var snakeCase: String {
        rawValue.reduce(into: "") { text, character in
            text += character.isUppercase ? "_\(character.lowercased())" : String(character)
        }
    }
}
