import Core

extension Problem {
    /// Somebody can do something about it on the form that it came from.
    var canBeMended: Bool {
        switch self {
        case .invalid, .conflict, .refused, .editConflict, .badCredentials, .tooManyAttempts, .linkExpired,
            .passwordSignInDisabled, .panelDisabled, .notFound(.passwordLink):
            true
        default: false
        }
    }

    /// What is wrong, for the reader of a page.
    func text(_ language: PageLanguage) -> String {
        if case .refused(let refusal) = self, let words = IssueWords.refusals[refusal.reason] {
            return words.text(language)
        }
        if case .tooManyAttempts(let wait) = self {
            let minutes = Int(wait.components.seconds / 60) + 1
            return CountPhrase.tooManyAttempts.text(minutes, language)
        }
        return (IssueWords.problems[slug]?.text(language) ?? detail) ?? title
    }
}

extension FieldIssue {
    /// What would be right, for the reader of a page; the API's own sentence where there are no words for it.
    func text(_ language: PageLanguage) -> String {
        IssueWords.issues[code]?.text(language) ?? message
    }
}
