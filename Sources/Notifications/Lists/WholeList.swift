import Core

/// A list so short that it is answered as a whole.
struct WholeList<Item: JSONEncodable & Sendable>: Sendable, JSONEncodable {
    let items: [Item]

    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("items", items)
            json.field("total", items.count)
            json.field("next", String?.none)
        }
    }
}
