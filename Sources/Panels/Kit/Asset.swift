import Core

/// A style sheet, script or drawing of the pages, at an address that changes with what is in it.
struct Asset: Sendable {
    /// `base.3fa9c1d2.css`.
    let address: String
    let contentType: String
    let bytes: [UInt8]
    /// The same by gzip; they hold no secrets.
    let compressed: [UInt8]?

    /// The address of a file of `Assets`, such as `page.js`; where there is none, the program ends.
    static func address(of name: String) -> String {
        guard let asset = all[name] else { preconditionFailure("there is no asset \(name)") }
        return asset.address
    }

    /// The asset at an address; nil where there is none, or none of this content any more.
    static func at(_ address: String) -> Asset? { served[address] }

    /// By the names of their files.
    private static let all: [String: Asset] = {
        var assets: [String: Asset] = [:]
        func add(_ name: String) {
            guard assets[name] == nil, let source = AssetFiles.all[name] else { return }
            guard name.hasSuffix(".js") else {
                assets[name] = Asset(name, source)
                return
            }
            // A module names the others by their files: `import { toast } from "./page.js"`.
            var text = String(decoding: source, as: UTF8.self)
            for other in AssetFiles.all.keys.sorted() where other.hasSuffix(".js") && other != name {
                guard text.contains("\"./\(other)\"") else { continue }
                add(other)
                guard let module = assets[other] else {
                    preconditionFailure("the modules \(name) and \(other) import each other")
                }
                text = text.replacing("\"./\(other)\"", with: "\"./\(module.address)\"")
            }
            assets[name] = Asset(name, Array(text.utf8))
        }
        for name in AssetFiles.all.keys.sorted() { add(name) }
        return assets
    }()

    private static let served = Dictionary(all.values.map { ($0.address, $0) }) { first, _ in first }

    private init(_ name: String, _ bytes: [UInt8]) {
        let hash = Cryptography.hex(Array(Cryptography.sha256(bytes).prefix(6)))
        let parts = name.split(separator: ".")
        address = "\(parts[0]).\(hash).\(parts[1])"
        self.bytes = bytes
        compressed = Gzip.compress(bytes)
        contentType =
            switch parts[1] {
            case "css": "text/css; charset=utf-8"
            case "js": "text/javascript; charset=utf-8"
            default: "image/svg+xml"
            }
    }
}
