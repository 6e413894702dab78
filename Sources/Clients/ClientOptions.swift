import Core

/// What a client may have in a business, for whoever draws a form.
struct ClientOptions: Sendable, JSONEncodable {
    let rules: ClientRules
    let deleteAction: DeleteAction
    let hasMeasurements: Bool

    /// Writes the choices, the names of the required fields, and what the bin does.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.key("genders")
            json.array { json in for gender in rules.genders { json.string(gender) } }
            json.key("statuses")
            json.array { json in for status in rules.statuses { json.string(status) } }
            json.field("new_status", rules.newStatus)
            json.key("document_types")
            json.array { json in for kind in IdentityDocument.Kind.allCases { json.string(kind.rawValue) } }
            json.key("required")
            json.array { json in
                json.string("first_name")
                for requirement in ClientRequirement.allCases where rules.required.contains(requirement) {
                    json.string(requirement.rawValue)
                }
            }
            json.field("delete_action", deleteAction.rawValue)
            json.field("measurements", hasMeasurements)
        }
    }
}
