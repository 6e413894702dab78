import Core
import Tenancy

/// How appointments, waiting entries and rules name what they are about: each a field whose value is an object, with more
/// fields where the reader may know more.
extension JSONWriter {
    mutating func field(branch: Branch, _ more: (inout JSONWriter) -> Void = { _ in }) {
        key("branch")
        object { json in
            json.field("id", branch.id)
            json.field("slug", branch.slug)
            json.field("name", branch.name)
            more(&json)
        }
    }

    mutating func field(
        service id: ServiceID,
        slug: String,
        name: String,
        _ more: (inout JSONWriter) -> Void = { _ in }
    ) {
        key("service")
        object { json in
            json.field("id", id)
            json.field("slug", slug)
            json.field("name", name)
            more(&json)
        }
    }

    /// Null without an employee.
    mutating func field(employee id: StaffID?, name: String?) {
        key("employee")
        guard let id else { return null() }
        object { json in
            json.field("id", id)
            json.field("name", name)
        }
    }
}
