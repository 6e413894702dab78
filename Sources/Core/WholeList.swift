/// A list so short that it is answered as a whole, in the form of a page.
public struct WholeList<Item: JSONEncodable & Sendable>: Sendable, JSONEncodable {
    /// Everything there is.
    public let items: [Item]

    /// A list of these.
    public init(items: [Item]) {
        self.items = items
    }

    /// Writes `{items, total, next}`.
    public func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("items", items)
            json.field("total", items.count)
            json.field("next", String?.none)
        }
    }
}
