import Core
import FoundationEssentials
import Testing

@testable import Identity

@Suite struct `The permission table` {
    private let gracia = BranchID.make(.system)

    private func actor(_ role: Role, _ channel: Channel = .web) -> Actor {
        let person: Actor.Person = role == .customer ? .customer(.make(.system)) : .staff(.make(.system))
        return Actor(
            person: person,
            role: role,
            branches: role == .manager || role == .employee ? [gracia] : [],
            channel: channel
        )
    }

    private func settings(_ values: [String: JSONValue] = [:]) -> SettingValues {
        SettingValues(definitions: AccessSettings.definitions, business: values)
    }

    private func reach(
        _ role: Role,
        _ permission: Permission,
        _ channel: Channel = .web,
        _ values: [String: JSONValue] = [:]
    )
        -> Reach?
    {
        PermissionTable().reach(of: actor(role, channel), for: permission, settings: settings(values))
    }

    @Test func `is the one that was read and agreed on (S0-1, R-24)`() throws {
        let path = #filePath.replacing("PermissionTableTests.swift", with: "Expected/roles.txt")
        let text = PermissionTable().description
        if ProcessInfo.processInfo.environment["FOYER_UPDATE_EXPECTED"] != nil {
            try Data(text.utf8).write(to: URL(filePath: path))
        }
        let expected = try String(contentsOf: URL(filePath: path), encoding: .utf8)
        #expect(text == expected, "read what changed, then run again with FOYER_UPDATE_EXPECTED=1")
    }

    @Test(arguments: Permission.allCases)
    func `lets the operator do everything, and visitors and the software nothing`(permission: Permission) {
        let table = PermissionTable()
        #expect(table.reach(of: .operatorCommand, for: permission, settings: settings()) == .all)
        #expect(table.reach(of: .visitor, for: permission, settings: settings()) == nil)
        #expect(table.reach(of: .system, for: permission, settings: settings()) == nil)
    }

    @Test func `keeps a manager within the own branches`() {
        #expect(reach(.manager, .readClients) == .branches([gracia]))
        #expect(reach(.manager, .manageStaff) == .branches([gracia]))
        #expect(reach(.manager, .eraseClients) == nil)
        #expect(reach(.manager, .readAuditLog) == nil)
    }

    @Test(arguments: [("own", Reach?.some(.own)), ("all", .some(.all))])
    func `shows employees as many clients as the business says (R-24)`(word: String, expected: Reach?) {
        #expect(reach(.employee, .readClients, .web, ["clients.employee_scope": .string(word)]) == expected)
    }

    @Test func `shows employees the clients of their branches where the business says so (R-24)`() {
        let values: [String: JSONValue] = ["clients.employee_scope": "branch"]
        #expect(reach(.employee, .readClients, .web, values) == .branches([gracia]))
        #expect(reach(.employee, .editClients, .web, values) == .branches([gracia]))
    }

    @Test func `takes editing from employees where the business says so, and nothing else`() {
        let values: [String: JSONValue] = ["employees.edit_clients": false]
        #expect(reach(.employee, .editClients) == .own)
        #expect(reach(.employee, .editClients, .web, values) == nil)
        #expect(reach(.employee, .createClients, .web, values) == .own)
        #expect(reach(.manager, .editClients, .web, values) == .branches([gracia]))
    }

    @Test func `lets customers erase themselves only where the business says so`() {
        #expect(reach(.customer, .eraseOwnProfile) == nil)
        #expect(reach(.customer, .eraseOwnProfile, .web, ["panel.self_erasure": true]) == .own)
    }

    @Test(arguments: [Role.admin, .manager, .employee])
    func `keeps bearer tokens of staff from changing clients where these are web only (R-22)`(role: Role) {
        let values: [String: JSONValue] = ["staff.client_write_channels": "web_only"]
        for permission in Permission.allCases where PermissionTable.writesClients(permission) {
            #expect(reach(role, permission, .api, values) == nil)
            #expect(reach(role, permission, .web, values) == reach(role, permission, .web))
            #expect(reach(role, permission, .api) == reach(role, permission, .web))
        }
        #expect(reach(role, .readClients, .api, values) != nil)
        #expect(reach(.customer, .editOwnProfile, .api, values) == .own)
    }

    @Test func `is not narrowed or widened by a branch's own settings`() {
        #expect(AccessSettings.definitions.allSatisfy { !$0.perBranch })
    }
}
