import Mustache

/// The properties of a page's struct by their names, each read once.
///
/// The templates' library reads all properties of a value by reflection for each tag, and those of everything around it
/// where the value has none of the name; so the page of a full day took five times as long.
final class PageValues: MustacheParent, CustomStringConvertible {
    private let value: Any
    private let mirror: Mirror
    private lazy var properties: [String: Any] = {
        var properties: [String: Any] = [:]
        for child in mirror.children {
            guard let label = child.label, let inner = Self.readable(child.value) else { continue }
            properties[label] = inner
        }
        return properties
    }()

    convenience init(_ value: Any) {
        self.init(value, Mirror(reflecting: value))
    }

    private init(_ value: Any, _ mirror: Mirror) {
        self.value = value
        self.mirror = mirror
    }

    var description: String { String(describing: value) }

    func child(named name: String) -> Any? { properties[name] }

    /// A value as a template takes it; nil for nothing.
    private static func readable(_ value: Any) -> Any? {
        if let text = value as? String { return PageText(renderText: text) }
        if value is Bool || value is Int { return value }
        let mirror = Mirror(reflecting: value)
        return switch mirror.displayStyle {
        case .optional: mirror.children.first.flatMap { readable($0.value) }
        case .collection: mirror.children.compactMap { readable($0.value) }
        case .dictionary: (value as? [String: Any])?.compactMapValues(readable)
        case .struct: PageValues(value, mirror)
        default: value
        }
    }
}

/// Text that the library takes without asking what else it could be.
private struct PageText: MustacheCustomRenderable {
    let renderText: String
    var isNull: Bool { false }
}
