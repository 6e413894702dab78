import Core
import Tenancy

/// Reading the diary of a branch; each is one round trip.
struct DiarySheetOperations: Sendable {
    /// The diary of some days, as far as the reader's reach goes.
    ///
    /// - Throws: `Problem.notFound` for a branch out of reach.
    func sheet(_ question: DiarySheetQuestion, in scope: Scope) async throws -> DiarySheet {
        let reach = try scope.appointmentReach(.readAppointments)
        guard reach.reach == .own || reach.reach.includes(question.branch.id) else {
            throw Problem.notFound(.branch)
        }
        return try DiarySheet(
            try await scope.read(DiarySheetQueries.statements(question, within: reach)),
            question
        )
    }
}
