import Core
import Gateway
import Tenancy

/// The values of the page that confirms a booking.
struct VisitDonePage: Sendable {
    struct Fact: Sendable {
        let label: String
        let value: String
    }

    let frame: PublicFrame
    let head: VisitHead
    let help: String
    let isGood: Bool
    let isOver: Bool
    let facts: [Fact]
    let calendar: String
    /// Inside another site's page no cookie says what was booked, so the form does.
    let token: String?
    let manage: String?
    let another: String
    let panel: String?

    static let markup = PageMarkup<VisitDonePage> { w in
        let outwards = VisitMarkup.outwards
        return VisitMarkup.page(w) {
            """
            <div class="card stack said" data-booked>
            {{#isGood}}<span class="seal">\(Icon.check.markup)</span>{{/isGood}}
            {{^isGood}}<span class="seal soft">\(Icon.clock.markup)</span>{{/isGood}}
            <p role="status">{{help}}</p>
            <dl class="facts">{{#facts}}<dt>{{label}}</dt><dd dir="auto">{{value}}</dd>{{/facts}}</dl>
            {{^isOver}}<div class="buttons">
            {{#token}}<form method="post" action="{{calendar}}"><input type="hidden" name="token" value="{{.}}">\
            <button class="button main">\(Icon.calendar.markup)\(w(VisitWords.toCalendar))</button></form>{{/token}}\
            {{^token}}<a class="button main" href="{{calendar}}" download>\(Icon.calendar.markup)\
            \(w(VisitWords.toCalendar))</a>{{/token}}
            {{#manage}}<a class="button" href="{{.}}"\(outwards)>\(Icon.pencil.markup)\(w(VisitWords.manage))</a>{{/manage}}
            </div>{{/isOver}}
            </div>
            <p class="aside"><a href="{{another}}">\(w(VisitWords.bookAnother))</a></p>
            {{#panel}}<p class="aside"><span>\(w(VisitWords.panelHint))</span> \
            <a href="{{.}}"\(outwards)>\(w(.myAppointments))</a></p>{{/panel}}
            """
        }
    }
}

extension VisitDonePage {
    /// - Parameters:
    ///   - booked: as the API answers it.
    ///   - isAgain: the visitor is about to book it once more.
    init(
        _ booked: VisitBooked,
        isAgain: Bool = false,
        _ choice: VisitChoice,
        _ visit: PageVisit
    ) throws {
        let item = booked.item
        let format = try visit.format(zone: item["time_zone"]?.stringValue)
        let status = item["status"]?.stringValue ?? ""
        let isPending = status == "pending"
        isOver = ["cancelled", "rejected"].contains(status)
        isGood = !isPending && !isOver
        frame = PublicFrame(visit, isEmbedded: choice.isEmbedded)
        let title =
            isOver
            ? VisitWords.ended
            : isAgain
                ? VisitWords.already : isPending ? VisitWords.asked : VisitWords.booked
        head = VisitHead(title: visit(title))
        let help =
            isPending
            ? VisitWords.askedHelp
            : isAgain
                ? VisitWords.alreadyHelp
                : booked.token == nil ? VisitWords.bookedPlain : VisitWords.bookedHelp
        self.help = isOver ? visit.language.status(status) : visit(help)
        facts = Self.facts(item, format, visit)
        calendar = visit.places.root + "/booked/appointment.ics"
        token = choice.isEmbedded ? booked.token : nil
        let hasPanel = frame.shell.panel != nil
        if let token = booked.token {
            manage = hasPanel ? visit.places.at("l", token) : nil
        } else {
            manage = item["id"]?.stringValue.map(visit.places.panelAppointment)
        }
        another = choice.before(.service).place(visit.places)
        panel = hasPanel ? frame.shell.panel : nil
    }

    private static func facts(_ item: JSONValue, _ format: LocalFormat, _ visit: PageVisit) -> [Fact] {
        var facts: [Fact] = []
        func add(_ label: Phrase, _ value: String?) {
            if let value, !value.isEmpty { facts.append(Fact(label: visit(label), value: value)) }
        }
        let start = item["starts_at"]?.stringValue.flatMap { Instant(rfc3339: $0) }
        add(VisitWords.when, start.map(format.dateTime))
        let steps = (item["appointments"]?.arrayValue ?? []).compactMap {
            $0["service"]?["name"]?.stringValue
        }
        let service = steps.count > 1 ? steps.joined(separator: " + ") : item["service"]?["name"]?.stringValue
        add(VisitWords.service, service)
        add(VisitWords.with, item["employee"]?["name"]?.stringValue)
        let branch = item["branch"]
        let address = branch?["address"]?.stringValue?.split(whereSeparator: \.isNewline).joined(
            separator: ", "
        )
        add(
            VisitWords.place,
            [branch?["name"]?.stringValue, address].compactMap(\.self).joined(separator: ", ")
        )
        let seats = item["seats"]?.intValue ?? 1
        if seats > 1 { add(VisitWords.seats, String(seats)) }
        if let price = item["price"]?.intValue, price > 0 {
            add(VisitWords.price, format.money(Int64(price)))
        }
        return facts
    }
}

/// What a browser has booked last, which a cookie of some hours says.
struct VisitBooked: Sendable {
    static let cookie = "foyer_booked"
    private static let seconds = 4 * 3_600

    /// The booking, as the API answers it.
    let item: JSONValue
    /// The secret of a visitor's link; nil for customers who are signed in.
    let token: String?

    /// Reads an answer to booking.
    init(_ item: JSONValue) {
        self.item = item
        token = item["link_token"]?.stringValue
    }

    private init(_ item: JSONValue, token: String?) {
        self.item = item
        self.token = token
    }

    /// What the cookie names; nil where it names nothing any more.
    static func last(_ call: Call) async throws -> VisitBooked? {
        guard let value = call.cookie(cookie), !value.isEmpty else { return nil }
        do {
            if value.hasPrefix(Self.own) {
                guard call.scope.actor.customer != nil else { return nil }
                let id = String(value.dropFirst(Self.own.count))
                return VisitBooked(try await call.api("my/appointments/\(id)").json, token: nil)
            }
            let body: JSONValue = ["token": .string(value)]
            return VisitBooked(try await call.api(.post, "bookings/look", body: body).json, token: value)
        } catch Problem.linkExpired {
            return nil
        } catch Problem.notFound {
            return nil
        }
    }

    /// The calendar file of what the cookie or the form names.
    static func file(_ call: Call, token: String?) async throws -> Reply {
        guard let value = token ?? call.cookie(cookie), !value.isEmpty else { throw Problem.linkExpired }
        if value.hasPrefix(Self.own) {
            return try await call.forward(
                .get,
                "my/appointments/\(String(value.dropFirst(own.count)))/calendar.ics"
            )
        }
        return try await call.forward(.post, "bookings/calendar.ics", body: ["token": .string(value)])
    }

    /// The cookie by which the next page knows of it.
    func header(_ call: Call) -> String {
        let value = token ?? Self.own + (item["id"]?.stringValue ?? "")
        return PageVisit.Cookie.header(Self.cookie, value, seconds: Self.seconds, call)
    }

    /// Whether it is what is about to be booked.
    func isSame(as choice: VisitChoice) -> Bool {
        let status = item["status"]?.stringValue ?? ""
        guard ["pending", "approved"].contains(status),
            let start = item["starts_at"]?.stringValue.flatMap({ Instant(rfc3339: $0) })
        else { return false }
        // Of a visit of several steps the first one is named.
        let isVisit = (item["appointments"]?.arrayValue?.count ?? 1) > 1
        return start == choice.time.flatMap { Instant(rfc3339: $0) }
            && (isVisit || item["service"]?["slug"]?.stringValue == choice.service)
            && item["branch"]?["slug"]?.stringValue == choice.branch?.slug
    }

    /// No secret has a point in it.
    private static let own = "my."
}
