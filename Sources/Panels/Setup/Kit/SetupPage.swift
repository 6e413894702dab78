import Core
import Gateway
import Tenancy

/// A page of the set-up: blocks below each other, each with what it shows or asks.
struct SetupPage: Sendable {
    struct Link: Sendable {
        let place: String
        let label: String
        var icon: String?
        var look = ""
    }

    let frame: ConsoleFrame
    let title: String
    /// The page above it.
    var trail: Link?
    var lead: String?
    var buttons: [Link] = []
    /// Of what it is about, such as branches.
    var choices: [Tab] = []
    var hasChoices: Bool
    var tabs: [Tab] = []
    var hasTabs: Bool
    var notes: [SetupNote] = []
    var blocks: [SetupBlock]

    init(
        _ desk: SetupDesk,
        _ title: String,
        at spot: ConsoleFrame.Spot,
        trail: Link? = nil,
        lead: String? = nil,
        buttons: [Link] = [],
        choices: [Tab] = [],
        tabs: [Tab] = [],
        _ blocks: [SetupBlock]
    ) {
        frame = ConsoleFrame(desk.visit, at: spot)
        self.title = title
        self.trail = trail
        self.lead = lead
        self.buttons = buttons
        self.tabs = tabs
        hasTabs = tabs.count > 1
        self.choices = choices
        hasChoices = choices.count > 1
        self.blocks = blocks
        notes = desk.notes(blocks)
    }
}

/// Something to be said above the page.
struct SetupNote: Sendable {
    /// `good`, `bad`, `warn` or nothing.
    let look: String
    let icon: String
    let text: String
    /// What is shown once, to be copied.
    var secret: String?
}

/// A part of a page.
struct SetupBlock: Sendable {
    var id: String?
    var heading: String?
    var help: String?
    var filter: SetupFilter?
    var table: SetupTable?
    var facts: [SetupFact] = []
    var hasFacts = false
    var form: SetupForm?
    var empty: SetupEmpty?
    var pager: Pager?
    var acts: [SetupAct] = []

    init(_ heading: String? = nil, id: String? = nil, help: String? = nil) {
        self.heading = heading
        self.id = id
        self.help = help
    }

    /// A list with what stands there while it is empty.
    static func list(
        _ heading: String?,
        help: String? = nil,
        filter: SetupFilter? = nil,
        _ table: SetupTable,
        empty: SetupEmpty,
        pager: Pager? = nil
    ) -> SetupBlock {
        var block = SetupBlock(heading, help: help)
        block.filter = filter
        if table.rows.isEmpty { block.empty = empty } else { block.table = table }
        block.pager = pager
        return block
    }

    static func form(_ heading: String?, help: String? = nil, _ form: SetupForm) -> SetupBlock {
        var block = SetupBlock(heading, help: help)
        block.form = form
        return block
    }

    static func facts(_ heading: String?, _ facts: [SetupFact], acts: [SetupAct] = []) -> SetupBlock {
        var block = SetupBlock(heading)
        block.facts = facts
        block.hasFacts = true
        block.acts = acts
        return block
    }

    static func acts(_ heading: String?, help: String? = nil, _ acts: [SetupAct]) -> SetupBlock {
        var block = SetupBlock(heading, help: help)
        block.acts = acts
        return block
    }
}

/// A name with its value.
struct SetupFact: Sendable {
    let label: String
    let value: String
    var place: String?

    init?(_ label: String, _ value: String?, place: String? = nil) {
        guard let value, !value.isEmpty else { return nil }
        self.label = label
        self.value = value
        self.place = place
    }
}

/// What stands where there is nothing yet.
struct SetupEmpty: Sendable {
    let icon: String
    let title: String
    var help: String?
}

/// A button that does something at once, or after a question.
struct SetupAct: Sendable {
    let address: String
    let token: String?
    let key: String
    let revision: String?
    let hidden: [SetupForm.Hidden]
    let label: String
    let look: String
    let question: String?
    let isPlain: Bool
}

/// The choices of which rows a list shows, sent with GET.
struct SetupFilter: Sendable {
    let address: String
    let inputs: [SetupForm.Input]
    let hidden: [SetupForm.Hidden]
}

/// Rows with columns.
struct SetupTable: Sendable {
    struct Head: Sendable {
        let label: String
        var isNumber = false
        /// Only those who listen need it.
        var isUnseen = false
    }

    struct Cell: Sendable {
        var text: String?
        var place: String?
        var soft: String?
        var tag: Tag?
        var tags: [Tag] = []
        var colour: String?
        var acts: [SetupAct] = []
        var isHead = false
        var isNumber = false
        var isCode = false
        var isPlain: Bool { !isHead }
    }

    struct Tag: Sendable {
        let text: String
        var look = ""
        var place: String?
    }

    struct Row: Sendable {
        let cells: [Cell]
    }

    let label: String
    let head: [Head]
    let rows: [Row]
}

extension SetupTable {
    /// - Parameter columns: words above them; those that begin with `#` are numbers, an empty one has buttons.
    init(_ label: String, _ columns: [String], _ rows: [[Cell]], actions: String = "") {
        self.label = label
        head = columns.map { column in
            column.isEmpty
                ? Head(label: actions, isUnseen: true)
                : Head(
                    label: column.hasPrefix("#") ? String(column.dropFirst()) : column,
                    isNumber: column.hasPrefix("#")
                )
        }
        self.rows = rows.map(Row.init)
    }
}

extension SetupTable.Cell {
    typealias Cell = SetupTable.Cell

    /// What the row is about, leading to its page.
    static func head(
        _ text: String,
        _ place: String? = nil,
        soft: String? = nil,
        colour: String? = nil
    ) -> Cell {
        Cell(
            text: text,
            place: place,
            soft: soft.flatMap { $0.isEmpty ? nil : $0 },
            colour: colour,
            isHead: true
        )
    }

    static func text(_ text: String?, soft: String? = nil, place: String? = nil) -> Cell {
        Cell(text: text, place: place, soft: soft.flatMap { $0.isEmpty ? nil : $0 })
    }

    static func number(_ text: String?) -> Cell { Cell(text: text, isNumber: true) }

    static func code(_ text: String?, soft: String? = nil) -> Cell {
        Cell(text: text, soft: soft, isCode: true)
    }

    static func tag(_ text: String, _ look: String = "", soft: String? = nil) -> Cell {
        Cell(soft: soft, tag: SetupTable.Tag(text: text, look: look))
    }

    static func tags(_ tags: [SetupTable.Tag]) -> Cell { Cell(tags: tags) }

    static func acts(_ acts: [SetupAct?]) -> Cell { Cell(acts: acts.compactMap { $0 }) }
}
