import Core
import Gateway
import Tenancy

/// The values of the page on which a visitor joins the waiting list (B.4).
struct VisitWaitPage: Sendable {
    /// A part of the day within which the whole appointment has to lie.
    enum Part: String, CaseIterable {
        case any, morning, afternoon, evening

        var words: Phrase {
            switch self {
            case .any: VisitWords.anyTime
            case .morning: VisitWords.morning
            case .afternoon: VisitWords.afternoon
            case .evening: VisitWords.evening
            }
        }

        /// As the API wants it.
        var times: (from: String?, until: String?) {
            switch self {
            case .any: (nil, nil)
            case .morning: (nil, "13:00")
            case .afternoon: ("12:00", "19:00")
            case .evening: ("17:00", nil)
            }
        }
    }

    let frame: PublicFrame
    let head: VisitHead
    let lead: String
    let form: FormView
    let contact: VisitContact
    let asYourself: String?

    static let names = VisitContact.names + ["first_day", "last_day", "part", "note"]

    static let markup = PageMarkup<VisitWaitPage> { w in
        let form = FormMarkup(w)
        return VisitMarkup.page(w) {
            """
            <p class="lead">{{lead}}</p>
            <div class="card">
            \(form.open())
            <div class="pair">
            \(form.text("first_day", VisitWords.fromDay, .required, .type("date")))
            \(form.text("last_day", VisitWords.untilDay, .required, .type("date")))
            </div>
            \(form.select("part", VisitWords.timeOfDay, .required))
            {{#asYourself}}<p>{{.}}</p>{{/asYourself}}
            \(VisitContact.markup(w))
            \(form.area("note", VisitWords.note, .max(1_000), .attributes(#"dir="auto""#)))
            <button class="button main wide">\(w(VisitWords.join))</button>
            \(form.close)
            </div>
            """
        }
    }

    init(
        _ choice: VisitChoice,
        _ offer: VisitOffer,
        _ contact: VisitContact,
        lead: Phrase = VisitWords.waitHelp,
        _ visit: PageVisit
    ) throws {
        let format = try visit.format(zone: choice.branch?.timeZone)
        frame = PublicFrame(visit, isEmbedded: choice.isEmbedded)
        let head = try VisitHead(.details, choice.with { $0.time = nil }, offer, visit)
        self.head = VisitHead(
            title: visit(VisitWords.waitTitle),
            back: choice.with { $0.time = nil }.place(visit.places),
            chosen: head.chosen
        )
        self.lead = visit(lead)
        self.contact = contact
        asYourself = visit.person.map { visit(VisitWords.asYourself, ["name": $0.name]) }
        let today = format.zone.wall(at: visit.scope.world.now()).date
        let from = max(choice.day ?? today, today)
        let place = choice.with {
            $0.time = nil
            $0.day = nil
        }.place(visit.places, "waiting-list")
        let empty = FormView(visit, to: place, Self.names).setting("first_day", from.iso8601)
            .setting("last_day", VisitWeeks.adding(14, to: from).iso8601).setting("part", Part.any.rawValue)
        form = contact.choices(empty, visit)
            .choices("part", Part.allCases.map { ($0.rawValue, visit($0.words)) })
    }

    private init(_ other: VisitWaitPage, form: FormView) {
        frame = other.frame
        head = other.head
        lead = other.lead
        contact = other.contact
        asYourself = other.asYourself
        self.form = form
    }

    /// The same page after it was refused.
    func refused(_ problem: Problem, _ typed: FormFields, saying words: String? = nil) throws -> Self {
        Self(self, form: try form.refused(problem, typed, saying: words))
    }

    /// The same page with what was typed into another form.
    func filled(_ typed: FormFields) -> Self {
        Self(
            self,
            form: (VisitContact.names + ["note"]).reduce(form) { form, name in
                typed[name].map { form.setting(name, $0) } ?? form
            }
        )
    }

    /// What the API is told.
    func body(_ fields: FormFields, _ choice: VisitChoice, _ visit: PageVisit) -> JSONValue {
        let times = (fields["part"].flatMap(Part.init(rawValue:)) ?? .any).times
        return contact.body(fields, choice, visit).text("first_day", "last_day", "note")
            .value("branch", .optional(choice.branch?.slug)).value("service", .optional(choice.service))
            .value("employee", .optional(choice.employeeKey))
            .value("from_time", .optional(times.from)).value("until_time", .optional(times.until)).json
    }
}
