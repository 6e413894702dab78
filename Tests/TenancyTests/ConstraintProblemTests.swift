import Core
import Postgres
import Testing

@testable import Tenancy

@Suite struct `From SQLSTATE to problem` {
    private let table = ConstraintProblems([
        ConstraintMeaning(constraint: "accounts_email_key", problem: .conflict(.emailTaken)),
        ConstraintMeaning(constraint: "branches_slug_key", problem: .conflict(.slugTaken)),
    ])

    private func problem(_ state: String, constraint: String? = nil, message: String = "") -> Problem {
        table.problem(
            for: DatabaseError(
                .refused,
                sqlState: SQLState(rawValue: state),
                constraint: constraint,
                message: message
            )
        )
    }

    @Test func `a constraint that a slice named has its words, on a shard too`() {
        #expect(problem("23505", constraint: "accounts_email_key") == .conflict(.emailTaken))
        #expect(problem("23505", constraint: "accounts_email_key_102010") == .conflict(.emailTaken))
        #expect(ConstraintProblems.withoutShard("appointments_2024") == "appointments_2024")
        #expect(ConstraintProblems.withoutShard("x_102010_102011") == "x_102010")
        #expect(ConstraintProblems.withoutShard("102010") == "102010")
    }

    @Test(arguments: [
        ("23505", 409), ("23P01", 409), ("40001", 503), ("40P01", 503), ("57014", 503), ("57P01", 503),
        ("08006", 503), ("53300", 503), ("55P03", 503), ("25P03", 503), ("42501", 500), ("42P01", 500),
        ("23514", 500), ("22021", 400), ("22P05", 400), ("22003", 400), ("22P02", 400), ("22012", 500),
    ])
    func `each code has its status`(state: String, status: Int) {
        #expect(problem(state, constraint: "unnamed").status == status)
    }

    @Test func `a missing reference is the sender's, a remaining one a conflict`() {
        #expect(problem("23503", message: "insert or update on table x").status == 422)
        #expect(problem("23503", message: "update or delete on table x").status == 409)
    }

    @Test func `what is wrong with the connection is told as such`() {
        #expect(table.problem(for: DatabaseError(.connectionLost)).status == 503)
        #expect(table.problem(for: DatabaseError(.unavailable)).status == 503)
        #expect(table.problem(for: DatabaseError(.timeout)) == .timeout)
        #expect(table.problem(for: DatabaseError(.invalidParameter)).status == 400)
        #expect(table.problem(for: DatabaseError(.decoding)).status == 500)
    }
}
