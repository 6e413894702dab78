import Core

/// An employee as other records name one.
struct EmployeeLabel: Sendable, Hashable, JSONEncodable {
    let id: StaffID
    let name: String

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("name", name)
        }
    }
}
