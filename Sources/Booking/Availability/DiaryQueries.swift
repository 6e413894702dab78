import Core
import Postgres
import Tenancy

/// The statements that a diary is read with.
enum DiaryQueries {
    /// How many statements a diary is made of.
    static let count = 8

    /// All that a diary is made of, for one round trip, in the order in which `Diary.init` reads the answers.
    static func statements(_ question: DiaryQuestion) -> [SQL] {
        []
    }

    /// Keeps everybody else waiting who wants one of the employees or resources that the question may lead to.
    ///
    /// It comes before the statements in the same batch: what they read is then decided upon alone. All keys are taken
    /// in one order, so that two who do so never wait in a circle.
    static func lock(_ question: DiaryQuestion, and keys: [LockKey] = []) -> SQL {
        "SELECT 1"
    }
}
