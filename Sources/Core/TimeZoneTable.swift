import FoundationEssentials

/// What the system's time zone files say besides the offsets.
struct TimeZoneTable: Sendable {
    private let countries: [String: String]

    static let folder = "/usr/share/zoneinfo"
    static let system = TimeZoneTable(folder: folder)

    init(folder: String) {
        var countries: [String: String] = [:]
        for line in Self.lines(of: folder + "/zone.tab") where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t")
            if columns.count >= 3 { countries[String(columns[2])] = String(columns[0]) }
        }
        // Old names such as Asia/Calcutta are links to names that the table has.
        for line in Self.lines(of: folder + "/tzdata.zi") where line.hasPrefix("L ") {
            let columns = line.split(separator: " ")
            guard columns.count == 3, countries[String(columns[2])] == nil else { continue }
            countries[String(columns[2])] = countries[String(columns[1])]
        }
        self.countries = countries
    }

    func country(of zone: String) -> String? {
        countries[zone]
    }

    /// Whether the system has rules for the zone.
    static func exists(_ zone: String) -> Bool {
        guard let file = FileManager.default.contents(atPath: folder + "/" + zone) else { return false }
        return file.starts(with: Array("TZif".utf8))
    }

    private static func lines(of path: String) -> [Substring] {
        guard let file = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: file, as: UTF8.self).split(whereSeparator: \.isNewline)
    }
}
