import Core
import Gateway
import Tenancy

/// The values of the last step: who books.
struct VisitDetailsPage: Sendable {
    let frame: PublicFrame
    let head: VisitHead
    let form: FormView
    let contact: VisitContact
    /// Who is signed in.
    let asYourself: String?
    let asksSeats: Bool
    /// The time that was chosen cannot be had: here are others.
    let offersTimes: Bool
    let allTimes: String
    let waitingList: String?

    /// The fields of the form.
    static let names = VisitContact.names + ["note", "seats", "time"]

    static let markup = PageMarkup<VisitDetailsPage> { w in
        let form = FormMarkup(w)
        return VisitMarkup.page(w) {
            """
            <div class="card">
            \(form.open("form", "data-details"))
            {{#offersTimes}}<div class="others">\(form.checks("time", VisitWords.otherTimes, one: true))\
            <p class="row"><a href="{{allTimes}}">\(w(VisitWords.moreTimes))</a>\
            {{#waitingList}}<a href="{{.}}">\(w(VisitWords.joinWaitingList))</a>{{/waitingList}}</p></div>{{/offersTimes}}
            {{#asYourself}}<p>{{.}}</p>{{/asYourself}}
            \(VisitContact.markup(w))
            {{#asksSeats}}\(form.select("seats", VisitWords.seats, .required)){{/asksSeats}}
            \(form.area("note", VisitWords.note, .max(1_000), .attributes(#"dir="auto""#)))
            {{#contact.isApproved}}<p class="help">\(w(VisitWords.approvalHelp))</p>
            <button class="button main wide">\(w(VisitWords.askFor))</button>{{/contact.isApproved}}
            {{^contact.isApproved}}<button class="button main wide">\(w(VisitWords.confirm))</button>{{/contact.isApproved}}
            \(form.close)
            </div>
            """
        }
    }
}

extension VisitDetailsPage {
    /// - Parameters:
    ///   - seatsLeft: at the time that was chosen.
    ///   - others: times to choose instead; nil where the one that was chosen can still be had.
    init(
        _ choice: VisitChoice,
        _ offer: VisitOffer,
        _ contact: VisitContact,
        seatsLeft: Int,
        others: [VisitSlot]? = nil,
        _ visit: PageVisit
    ) throws {
        let format = try visit.format(zone: choice.branch?.timeZone)
        frame = PublicFrame(visit, isEmbedded: choice.isEmbedded)
        let shown = others == nil ? choice : choice.with { $0.time = nil }
        head = try VisitHead(.details, shown, offer, visit)
        self.contact = contact
        asYourself = visit.person.map { visit(VisitWords.asYourself, ["name": $0.name]) }
        asksSeats = (offer.service?.capacity ?? 1) > 1 && seatsLeft > 1
        offersTimes = others?.isEmpty == false
        allTimes = choice.with { $0.time = nil }.place(visit.places)
        waitingList = contact.waits ? choice.with { $0.time = nil }.place(visit.places, "waiting-list") : nil
        let seats = (1...max(1, min(seatsLeft, Self.seatsMax))).map(String.init)
        let times = (others ?? []).map { (value: $0.text, label: format.dateTime($0.start)) }
        let empty = FormView(visit, to: choice.place(visit.places), Self.names)
        form = contact.choices(empty, visit).choices("seats", seats.map { ($0, $0) }).choices("time", times)
    }

    /// Who needs more calls.
    private static let seatsMax = 10

    /// The same page after it was refused.
    ///
    /// - Parameter words: above all fields.
    func refused(_ problem: Problem, _ typed: FormFields, saying words: String? = nil) throws -> Self {
        Self(
            frame: frame,
            head: head,
            form: try form.refused(problem, typed, saying: words),
            contact: contact,
            asYourself: asYourself,
            asksSeats: asksSeats,
            offersTimes: offersTimes,
            allTimes: allTimes,
            waitingList: waitingList
        )
    }
}
