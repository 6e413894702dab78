import Core
import FoundationEssentials
import Glibc
import Identity
import Tenancy

/// Applies a businesses file as a whole: the directory, the tables of each business, its staff.
struct BusinessesApplication: Sendable {
    /// What became of one business.
    struct Outcome: Sendable {
        let business: Business
        let isNew: Bool
        let changes: [String]
        /// New staff members who have no password yet and wait for a link.
        let withoutPassword: [StaffPlan]
    }

    private let administration: Administration
    private let staff: StaffOperations

    init(_ administration: Administration) {
        self.administration = administration
        staff = StaffOperations(
            hasher: PasswordHasher(settings: administration.settings.hashing, world: .system)
        )
    }

    /// Reads a file, or standard input where it is called `-`.
    ///
    /// - Throws: `CommandFault` that names every fault of the file with its path.
    static func read(_ path: String, baseDomain: String) throws -> BusinessesFile {
        let content = path == "-" ? standardInput() : FileManager.default.contents(atPath: path)
        guard let content else {
            throw CommandFault("There is no readable file at \(path).", code: .usage)
        }
        do {
            return try BusinessesFile(
                parsing: content,
                settings: Composition.settings,
                baseDomain: baseDomain
            )
        } catch {
            let faults = CommandFault(error).sentence.split(separator: "\n").map { "  \($0)" }
            throw CommandFault("\(path) is refused:\n\(faults.joined(separator: "\n"))", code: .usage)
        }
    }

    /// What a pipe, a terminal or a file gives, to its end.
    private static func standardInput() -> Data {
        var content = Data()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return content }
            content.append(contentsOf: buffer[..<count])
        }
    }

    /// Applies what was read, business by business; `told` hears of each.
    func apply(_ file: BusinessesFile, told: (Outcome) -> Void) async throws {
        let applier = BusinessApplier(
            database: administration.database,
            roles: administration.roles,
            provisioner: administration.provisioner
        )
        for (plan, applied) in zip(file.businesses, try await applier.apply(file.businesses)) {
            do {
                told(try await fill(applied, plan))
            } catch {
                let fault = CommandFault(error)
                throw CommandFault("\(plan.business.slug): \(fault.sentence)", code: fault.code)
            }
        }
    }

    private func fill(_ applied: AppliedBusiness, _ plan: BusinessPlan) async throws -> Outcome {
        let changes = try await PlanOperations.apply(plan, in: administration.scope(of: applied.business))
        // Once more: staff are told their branches from the profile, which has just got them.
        let scope = try await administration.scope(of: applied.business)
        let members = try await staff.apply(plan.staff, in: scope)
        let plans = Dictionary(members.map { ($0.id, $0.plan) }, uniquingKeysWith: { first, _ in first })
        let offers = try await PlanOperations.assign(plans, in: scope)
        let people = members.filter { $0.outcome != .unchanged }.map { "staff member \($0.plan.email)" }
        return Outcome(
            business: applied.business,
            isNew: applied.isNew,
            changes: applied.changes + changes + people
                + (offers ? ["services or hours of staff members"] : []),
            withoutPassword: members.filter { $0.outcome == .created && $0.plan.password == nil }.map(\.plan)
        )
    }
}
