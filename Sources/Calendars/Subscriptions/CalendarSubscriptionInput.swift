import Core
import Outbound

/// What a new subscription is to be.
struct CalendarSubscriptionDraft: Sendable, Hashable {
    let employee: StaffID
    let name: String
    let address: WebAddress
}

/// What is to be otherwise.
struct CalendarSubscriptionChange: Sendable, Hashable {
    let name: String?
    let address: WebAddress?
}

/// Reads what is said of a subscription.
struct CalendarSubscriptionInput {
    private var fields: FieldReader

    init(_ body: JSONValue) throws(Problem) {
        fields = try FieldReader(body)
    }

    /// A new one; whoever names no employee means the own diary.
    mutating func created(by actor: Actor) throws(Problem) -> CalendarSubscriptionDraft {
        let change: Change<StaffID> = fields.id("employee")
        let employee = change.value ?? actor.staff
        if employee == nil { _ = fields.required(change, "employee") }
        let address = fields.required(fields.value("url", WebAddress.init), "url")
        let name = fields.text("name", max: CalendarSubscription.nameMax).value
        try fields.finish()
        guard let employee, let address else {
            throw .broken(context: "a subscription without an address was let pass")
        }
        return CalendarSubscriptionDraft(employee: employee, name: name ?? address.host, address: address)
    }

    /// Another name or address.
    mutating func changed() throws(Problem) -> CalendarSubscriptionChange {
        let name = fields.text("name", max: CalendarSubscription.nameMax)
        if case .clear = name { fields.add("name", .required) }
        let address = fields.value("url", WebAddress.init)
        if case .clear = address { fields.add("url", .required) }
        try fields.finish()
        return CalendarSubscriptionChange(name: name.value, address: address.value)
    }
}
