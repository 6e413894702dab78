import Core
import Testing

@Suite struct `Settings` {
    private enum DeleteAction: String, CaseIterable, SettingValue {
        case archive, erase
    }

    private enum Keys {
        static let action = SettingKey<DeleteAction>(
            "clients.delete_action",
            default: .archive,
            presets: ["amelia": .erase],
            help: "What deleting does."
        )
        static let email = SettingKey<Bool>(
            "clients.required.email",
            default: true,
            help: "Whether an email is needed."
        )
        static let pageSize = SettingKey<Int>(
            "panel.page_size",
            .integer(1...200),
            default: 50,
            perBranch: false,
            help: "Rows of a page."
        )
        static let statuses = SettingKey<[String]>(
            "clients.statuses",
            .strings(max: 3),
            default: ["regular"],
            help: "The statuses of clients."
        )

        static let catalog = SettingCatalog([
            action.definition, email.definition, pageSize.definition, statuses.definition,
        ])
    }

    @Test func `come from the branch, else the business, else the preset, else the default`() {
        let key = "clients.delete_action"
        #expect(SettingValues.defaults[Keys.action] == .archive)
        #expect(Keys.catalog.values(preset: "amelia")[Keys.action] == .erase)
        #expect(Keys.catalog.values(preset: "amelia", business: [key: "archive"])[Keys.action] == .archive)
        let both = Keys.catalog.values(preset: nil, business: [key: "archive"], branch: [key: "erase"])
        #expect(both[Keys.action] == .erase)
        #expect(both.json(Keys.action.definition) == "erase")
        #expect(both[Keys.statuses] == ["regular"])
    }

    @Test func `that the preset locks have its value, whatever was stored before`() {
        let cutoff = SettingKey<Int>(
            "panel.cutoff",
            .integer(0...9),
            default: 5,
            presets: ["amelia": 0],
            lockedPresets: ["amelia"],
            help: "Locked."
        )
        let catalog = SettingCatalog([cutoff.definition])
        let stored: [String: JSONValue] = ["panel.cutoff": 7]
        #expect(catalog.values(preset: nil, business: stored)[cutoff] == 7)
        #expect(catalog.values(preset: "booknetic", branch: stored)[cutoff] == 7)
        let locked = catalog.values(preset: "amelia", business: stored, branch: stored)
        #expect(locked[cutoff] == 0)
        #expect(locked.json(cutoff.definition) == 0)
        #expect(
            catalog.issues(of: stored, forBranch: true, preset: "amelia").map(\.code) == ["locked_by_preset"]
        )
    }

    @Test func `of the whole business cannot be changed by a branch`() {
        let values = Keys.catalog.values(preset: nil, branch: ["panel.page_size": 10])
        #expect(values[Keys.pageSize] == 50)
        let refused = Keys.catalog.issues(of: ["panel.page_size": 10], forBranch: true)
        #expect(refused.map(\.code) == ["not_per_branch"])
        #expect(Keys.catalog.issues(of: ["panel.page_size": 10], forBranch: false).isEmpty)
    }

    @Test(
        arguments: [
            ("clients.delete_action", JSONValue.string("burn"), "invalid_setting"),
            ("clients.delete_action", true, "invalid_setting"),
            ("clients.required.email", "yes", "invalid_setting"), ("panel.page_size", 0, "invalid_setting"),
            ("panel.page_size", .number("1.5"), "invalid_setting"),
            ("clients.statuses", ["a", "b", "c", "d"], "invalid_setting"),
            ("clients.statuses", ["a\nb"], "invalid_setting"), ("clients.colour", "red", "unknown_setting"),
        ] as [(String, JSONValue, String)]
    )
    func `that cannot be are refused by name`(key: String, value: JSONValue, code: String) {
        #expect(Keys.catalog.issues(of: [key: value], forBranch: false).map(\.code) == [code])
    }

    @Test func `that were stored before their definition changed are passed over`() {
        let values = Keys.catalog.values(
            preset: nil,
            business: ["clients.delete_action": "erase"],
            branch: ["clients.delete_action": "burn"]
        )
        #expect(values[Keys.action] == .erase)
    }

    @Test func `go back to their default with null`() {
        #expect(Keys.catalog.issues(of: ["clients.delete_action": nil], forBranch: true).isEmpty)
    }
}
