/// The tags of a template, to be held against the struct that it shows.
///
/// The templates' own library passes over a tag that nobody knows, and takes one whose value is nil from further
/// out; both are mistakes that nobody sees.
struct PageTags {
    private enum Node {
        case value(String)
        case section(String, isInverted: Bool, [Node])
    }

    private let nodes: [Node]

    init(_ markup: String) {
        var open: [(name: String, isInverted: Bool, nodes: [Node])] = [("", false, [])]
        for part in markup.split(separator: "{{", omittingEmptySubsequences: false).dropFirst() {
            guard let end = part.firstRange(of: "}}") else { continue }
            let tag = part[..<end.lowerBound]
            let name = String(tag.dropFirst())
            switch tag.first {
            case "#", "^": open.append((name, tag.first == "^", []))
            case "/":
                guard open.count > 1 else { continue }
                let section = open.removeLast()
                open[open.count - 1].nodes.append(
                    .section(section.name, isInverted: section.isInverted, section.nodes)
                )
            case "%", "!", nil: continue
            default: open[open.count - 1].nodes.append(.value(String(tag)))
            }
        }
        nodes = open[0].nodes
    }

    /// What is wrong with the tags, as far as the values show it: lists without items and what is nil hide theirs.
    func faults(in page: Any) -> Set<String> {
        var faults: Set<String> = []
        Self.check(nodes, [page], &faults)
        return faults
    }

    private static func check(_ nodes: [Node], _ stack: [Any], _ faults: inout Set<String>) {
        for node in nodes {
            switch node {
            case .value(let name):
                _ = find(name, stack, &faults)
            case .section(let name, let isInverted, let inner):
                let value = find(name, stack, &faults)
                // What stands for something that is missing is not inside of it.
                if isInverted {
                    if value.flatMap({ unwrapped($0) }) == nil { check(inner, stack, &faults) }
                    continue
                }
                switch value.flatMap({ unwrapped($0) }) {
                case nil: continue
                case is Bool: check(inner, stack, &faults)
                case let value?:
                    let mirror = Mirror(reflecting: value)
                    guard mirror.displayStyle == .collection else {
                        check(inner, stack + [value], &faults)
                        continue
                    }
                    for item in mirror.children.prefix(3) { check(inner, stack + [item.value], &faults) }
                }
            }
        }
    }

    /// The value of a tag; nil where there is none to be seen.
    private static func find(_ name: String, _ stack: [Any], _ faults: inout Set<String>) -> Any? {
        let names = name.split(separator: ".").map(String.init)
        guard let first = names.first else { return stack.last }
        let places = name.hasPrefix(".") ? Array(stack.suffix(1)) : stack.reversed()
        guard let index = places.firstIndex(where: { child(first, of: $0) != nil }) else {
            faults.insert("{{\(name)}} is no property")
            return nil
        }
        var value = child(first, of: places[index])
        if value.flatMap({ unwrapped($0) }) == nil {
            let climbs = places[(index + 1)...].contains {
                child(first, of: $0).flatMap { unwrapped($0) } != nil
            }
            if climbs {
                faults.insert("{{\(name)}} is nil and would be taken from further out: write {{.\(name)}}")
            }
            return nil
        }
        for next in names.dropFirst() {
            guard let object = value.flatMap({ unwrapped($0) }) else { return nil }
            guard let inner = child(next, of: object) else {
                faults.insert("{{\(name)}}: \(type(of: object)) has no \(next)")
                return nil
            }
            value = inner
        }
        return value
    }

    private static func child(_ name: String, of object: Any) -> Any? {
        let mirror = Mirror(reflecting: object)
        if mirror.displayStyle == .dictionary {
            for item in mirror.children {
                let pair = Array(Mirror(reflecting: item.value).children.map(\.value))
                if pair.count == 2, pair[0] as? String == name { return pair[1] }
            }
            return nil
        }
        return mirror.children.first { $0.label == name }?.value
    }

    private static func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional else { return value }
        return mirror.children.first?.value
    }
}
