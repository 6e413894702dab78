import Core
import Testing

@Suite struct `Problems` {
    private static let all: [Problem] = [
        .notFound(.client), .invalid([]), .malformed("x"), .conflict(.emailTaken), .editConflict,
        .unauthenticated,
        .badCredentials, .forbidden, .passwordChangeRequired, .tenantNotFound("x.example"), .tenantSuspended,
        .tenantMoving(retryAfter: .seconds(1)), .tenantUpgrading(retryAfter: .seconds(1)),
        .bodyTooLarge(limit: 9),
        .unsupportedMediaType(expected: ["text/csv"]), .methodNotAllowed(["GET"]),
        .tooManyAttempts(retryAfter: .seconds(1)),
        .unavailable(retryAfter: .seconds(1)), .timeout, .broken(context: "secret"),
    ]

    @Test func `have a slug of their own, a status of an error and words`() {
        #expect(Set(Self.all.map(\.slug)).count == Self.all.count)
        for problem in Self.all {
            #expect((400...599).contains(problem.status))
            #expect(!problem.title.isEmpty)
            #expect(problem.detail?.hasSuffix(".") == true || problem == .malformed("x"))
            #expect(problem.slug.utf8.allSatisfy { $0 == 0x2D || ($0 >= 0x61 && $0 <= 0x7A) })
        }
    }

    @Test func `keep what is for the log out of the words for the user`() {
        let problem = Problem.broken(context: "password hunter2")
        #expect(problem.detail?.contains("hunter2") == false)
        #expect(!problem.title.contains("hunter2"))
        #expect(Problem.tenantNotFound("evil.example").detail?.contains("evil") == false)
    }

    @Test func `say when to try again where that helps`() {
        #expect(Problem.tooManyAttempts(retryAfter: .seconds(30)).retryAfter == .seconds(30))
        #expect(Problem.forbidden.retryAfter == nil)
    }

    @Test func `name the one field that is wrong, or how many are`() {
        let one = FieldIssue(field: "email", code: "invalid", message: "Write an address.")
        #expect(Problem.invalid([one]).detail == "email: Write an address.")
        #expect(Problem.invalid([one, one]).detail?.contains("2 fields") == true)
    }

    @Test func `list the reasons why a client is still in use`() {
        #expect(
            Conflict.clientInUse(reasons: ["2 measurements", "a login"]).detail.contains(
                "2 measurements, a login"
            )
        )
    }
}
