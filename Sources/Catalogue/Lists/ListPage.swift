import Core
import FoundationEssentials
import Postgres

/// A page of a list.
struct ListPage<Item: Sendable>: Sendable {
    let items: [Item]
    let total: Int
    let next: String?

    /// Reads the answers of `ListQueries.page` and `ListQueries.count`.
    init(
        _ answers: ArraySlice<Rows>,
        _ window: ListWindow,
        read: (inout RowReader) throws -> Item
    ) throws {
        guard answers.count == 2, let page = answers.first, let count = answers.last else {
            throw Problem.broken(context: "a list was not asked with two statements")
        }
        let rows = try page.map { row in
            let item = try read(&row)
            let place = ListWindow.Place(number: try row.next(), text: try row.next(), id: try row.next())
            return (item: item, place: place)
        }
        let shown = rows.prefix(window.limit)
        items = shown.map(\.item)
        total = try count.one { row in try row.next(Int.self) }
        next = rows.count > window.limit ? shown.last.map { window.cursor(after: $0.place) } : nil
    }

    /// Writes `{items, total, next}`, each item by the closure.
    func write(to json: inout JSONWriter, _ item: (Item, inout JSONWriter) -> Void) {
        json.object { json in
            json.key("items")
            json.array { json in
                for value in items { item(value, &json) }
            }
            json.field("total", total)
            json.field("next", next)
        }
    }
}

extension ListPage: JSONEncodable where Item: JSONEncodable {
    func write(to json: inout JSONWriter) {
        write(to: &json) { item, json in item.write(to: &json) }
    }
}
