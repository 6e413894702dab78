import Core
import Gateway

/// What the page of a visitor makes of a problem.
struct VisitRefusal: Sendable {
    /// What helps.
    enum Remedy: Sendable {
        /// The same form, with what is wrong beside its fields.
        case correcting
        /// Another time: these words say why.
        case choosingAnotherTime(Phrase)
        case waiting
        case signingIn
        case calling
        /// The form was sent before.
        case looking
    }

    let problem: Problem
    let remedy: Remedy

    /// - Throws: the problem itself where no page of a visitor helps.
    init(_ problem: Problem) throws {
        self.problem = problem
        switch problem {
        case .invalid: remedy = .correcting
        case .conflict(.idempotencyKeyReused): remedy = .looking
        case .refused(let refusal): remedy = Self.remedy(refusal)
        default: throw problem
        }
    }

    private static func remedy(_ refusal: Refusal) -> Remedy {
        switch refusal.kind {
        case .taken:
            return .choosingAnotherTime(
                refusal.reason == "group_full" ? VisitWords.tooManySeats : VisitWords.taken
            )
        case .unfit:
            let words =
                switch refusal.reason {
                case "minimum_notice", "in_past": VisitWords.tooSoon
                case "beyond_horizon": VisitWords.tooLate
                case "too_many_seats": VisitWords.tooManySeats
                default: VisitWords.unfit
                }
            return .choosingAnotherTime(words)
        case .blocked:
            if refusal.reason == "registered_only" { return .signingIn }
            return refusal.members["waiting_list"] == true ? .waiting : .calling
        case .rule:
            return .calling
        }
    }

    /// The issues of a form's fields, in the visitor's words.
    func issues(_ visit: PageVisit) -> Problem {
        .invalid(
            problem.issues.map { issue in
                let field = Self.inputs[issue.field] ?? issue.field
                let words = Self.words[field]
                guard issue.code != "required", issue.code != "too_long", let words else {
                    return FieldIssue(field: field, code: issue.code, message: issue.message)
                }
                return FieldIssue(field: field, code: "visit", message: visit(words))
            }
        )
    }

    /// The inputs of what the API names as a whole.
    private static let inputs = [
        "client.document": "client.document.number", "client.address": "client.address.line1",
    ]
    private static let words = [
        "client.email": VisitWords.wrongEmail, "client.phone": VisitWords.wrongPhone,
        "client.document.number": VisitWords.wrongDocument, "client.birth_date": VisitWords.wrongDate,
        "first_day": VisitWords.wrongDays, "last_day": VisitWords.wrongDays,
    ]
}
