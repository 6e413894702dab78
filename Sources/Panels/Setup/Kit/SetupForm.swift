import Core
import Gateway
import Tenancy

/// A form as it is drawn.
struct SetupForm: Sendable {
    struct Hidden: Sendable {
        let name: String
        let value: String
    }

    struct Issue: Sendable {
        let text: String
        /// The input, where the issue is one of a field on this page.
        let input: String?
    }

    struct Option: Sendable {
        let value: String
        let label: String
        let isChosen: Bool
        let id: String
    }

    /// A field as it is drawn; one of the yes and no's says how.
    struct Input: Sendable {
        let id: String
        let name: String
        let label: String
        let value: String
        let type: String
        let help: String?
        let source: String?
        let reset: String?
        let error: String?
        /// What holds now, where somebody else changed it meanwhile.
        let current: String?
        let described: String?
        let placeholder: String?
        let minimum: Int?
        let maximum: Int?
        let mode: String?
        let isRequired: Bool
        let isOptional: Bool
        let isWide: Bool
        let isOn: Bool
        let options: [Option]
        let isHeading: Bool
        let isBoxed: Bool
        let isLine: Bool
        let isArea: Bool
        let isChoice: Bool
        let isTick: Bool
        let isTicks: Bool
    }

    let id: String
    let address: String
    let token: String?
    let key: String?
    let revision: String?
    let hidden: [Hidden]
    let inputs: [Input]
    let problem: String?
    let issues: [Issue]
    let submit: String
    /// `main`, or `main danger`.
    let look: String
    let cancel: String?
    /// It is opened before it is seen.
    let opener: String?
    let isOpen: Bool
}

/// A form that was refused.
struct SetupRefusal: Sendable {
    let problem: Problem
    let typed: FormFields

    /// Whether it is the form of this name with these fixed values.
    func isOf(_ id: String, _ hidden: [(String, String)]) -> Bool {
        typed[SetupDesk.action] == id && hidden.allSatisfy { typed[$0.0] == $0.1 }
    }
}

extension SetupDesk {
    /// A form with what stands in its fields, or with everything that was typed and what is wrong beside it.
    ///
    /// - Parameters:
    ///   - id: its action.
    ///   - record: what it edits, as the API answers it.
    ///   - flat: the names of the fields are the record's own, dots included.
    ///   - etag: the record's.
    ///   - hidden: values that are sent and not seen.
    ///   - opener: the words of what it is opened with; without them it is open.
    func form(
        _ id: String,
        _ fields: [SetupField],
        record: JSONValue? = nil,
        flat: Bool = false,
        etag: String? = nil,
        hidden: [(String, String)] = [],
        submit: Phrase = .save,
        look: String = "main",
        cancel: String? = nil,
        opener: Phrase? = nil
    ) -> SetupForm {
        let refused = refusal.flatMap { $0.isOf(id, hidden) ? $0 : nil }
        let prefix = hidden.isEmpty ? id : hidden.map(\.1).joined(separator: "-")
        let issues = refused?.problem.issues ?? []
        let isConflict = refused?.problem == .editConflict
        let inputs = fields.enumerated().map { index, field -> SetupForm.Input in
            let stored = flat ? record?[field.name] : SetupField.value(record, field.name)
            let error = issues.first { SetupForm.isOf($0.field, field.name) }.map { $0.text(visit.language) }
            let id = "\(prefix)-\(index)"
            return SetupForm.Input(field, id, stored, refused?.typed, error, showsCurrent: isConflict)
        }
        let lines = issues.map { issue -> SetupForm.Issue in
            let input = inputs.first { SetupForm.isOf(issue.field, $0.name) }
            let text = issue.text(visit.language)
            guard let input else { return SetupForm.Issue(text: "\(issue.field): \(text)", input: nil) }
            return SetupForm.Issue(text: "\(input.label): \(text)", input: input.id)
        }
        let typedKey = refused?.typed[PageKit.Field.key]
        return SetupForm(
            id: id,
            address: here,
            token: visit.token,
            key: etag == nil ? typedKey ?? Base64URL.encode(visit.scope.world.randomBytes(16)) : nil,
            revision: etag,
            hidden: ([(SetupDesk.action, id)] + hidden).map(SetupForm.Hidden.init),
            inputs: inputs,
            problem: refused?.problem.text(visit.language),
            issues: lines,
            submit: visit(submit),
            look: look,
            cancel: cancel,
            opener: opener.map { visit($0) },
            isOpen: refused != nil
        )
    }

    /// A form without fields: one button, that is asked about first where there is a question.
    func act(
        _ id: String,
        _ label: Phrase,
        _ hidden: [(String, String)] = [],
        etag: String? = nil,
        look: String = "",
        asking: Phrase? = nil
    ) -> SetupAct {
        SetupAct(
            address: here,
            token: visit.token,
            key: Base64URL.encode(visit.scope.world.randomBytes(16)),
            revision: etag,
            hidden: ([(SetupDesk.action, id)] + hidden).map(SetupForm.Hidden.init),
            label: visit(label),
            look: look,
            question: asking.map { visit($0) },
            isPlain: asking == nil
        )
    }
}

extension SetupForm {
    /// Whether the API's issue is about a field: it itself, or an element of its list.
    fileprivate static func isOf(_ issue: String, _ name: String) -> Bool {
        issue == name || issue.hasPrefix(name + ".") || issue.hasPrefix(name + "[")
    }
}

extension SetupForm.Input {
    fileprivate init(
        _ field: SetupField,
        _ id: String,
        _ stored: JSONValue?,
        _ typed: FormFields?,
        _ error: String?,
        showsCurrent: Bool
    ) {
        self.id = id
        name = field.name
        label = field.label
        help = field.help
        source = field.source
        reset = field.reset
        self.error = error
        let typedValues = typed.map { typed in typed.all.filter { $0.name == field.name }.map(\.value) }
        let storedText = field.text(stored)
        // A secret is not drawn again.
        let isSecret = if case .line("password") = field.kind { true } else { false }
        value = isSecret ? "" : typedValues.map { $0.first ?? "" } ?? storedText
        current = showsCurrent && !storedText.isEmpty && storedText != value ? storedText : nil
        let described = [
            error == nil ? nil : "\(id)-error", help == nil ? nil : "\(id)-help",
        ].compactMap { $0 }
        self.described = described.isEmpty ? nil : described.joined(separator: " ")
        placeholder = field.placeholder
        isRequired = field.isRequired
        isWide = field.isWide
        isOn = typedValues.map { !$0.isEmpty } ?? (stored?.boolValue ?? false)
        var (type, mode, bounds, choices) = ("text", String?.none, ClosedRange<Int>?.none, [SetupChoice]())
        switch field.kind {
        case .line(let kind): type = kind
        case .number(let range): (type, mode, bounds) = ("number", "numeric", range)
        case .money: mode = "decimal"
        case .choice(let all), .ticks(let all): choices = all
        case .area, .tick, .words, .spans, .heading: break
        }
        self.type = type
        self.mode = mode
        minimum = bounds?.lowerBound
        maximum = bounds?.upperBound
        let chosen = typedValues.map(Set.init) ?? field.values(stored).union([storedText])
        options = choices.enumerated().map { index, choice in
            SetupForm.Option(
                value: choice.value,
                label: choice.label,
                isChosen: chosen.contains(choice.value),
                id: "\(id)-\(index)"
            )
        }
        isHeading = if case .heading = field.kind { true } else { false }
        isArea = if case .area = field.kind { true } else { false }
        isChoice = if case .choice = field.kind { true } else { false }
        isTick = if case .tick = field.kind { true } else { false }
        isTicks = if case .ticks = field.kind { true } else { false }
        isBoxed = !isHeading && !isTick && !isTicks
        isLine = isBoxed && !isArea && !isChoice
        isOptional = isBoxed && !field.isRequired && !isChoice && field.source == nil
    }
}
