import Core

extension AppointmentPage {
    static let markup = PageMarkup<AppointmentPage> { w in
        ConsoleFrame.markup(w, title: "{{title}}", styles: ["appointment.css"], scripts: ["diary-dialog.js"])
        {
            """
            <article class="appointment" data-part>
            <div class="head"><h1>{{title}}</h1><span class="tag {{look}}">{{status}}</span>
            <a class="button to-diary" href="{{diary}}">\(Icon.calendar.markup)\(w(.visitToDiary))</a></div>
            {{#statusProblem}}\(Pieces.note("bad", .alert, #"<p role="alert">{{.}}</p>"#)){{/statusProblem}}
            <div class="two">
            <section class="card"><dl class="facts">
            <dt>\(w(.visitWhenLabel))</dt><dd>{{day}}<br><strong>{{time}}</strong> ({{duration}})</dd>
            <dt>\(w(.visitServiceLabel))</dt><dd>{{service}}</dd>
            <dt>\(w(.diaryEmployeeLabel))</dt><dd>{{employee}}</dd>
            <dt>\(w(.visitPlaceLabel))</dt><dd>{{place}}{{#rooms}} · {{.}}{{/rooms}}</dd>
            <dt>\(w(.visitPriceLabel))</dt><dd>{{price}}</dd>
            {{#seats}}<dt>\(w(.visitSeatsLabel))</dt><dd>{{.}}</dd>{{/seats}}
            {{#override}}<dt>\(w(.moveOverrideReason))</dt><dd>{{.}}</dd>{{/override}}
            </dl><p class="soft"><small>{{bookedOn}}</small></p>
            {{#mayEdit}}\(deeds(w)){{/mayEdit}}</section>
            \(people(w))
            {{#mayEdit}}{{#isOpen}}\(moveForm(w)){{/isOpen}}\(editForm(w)){{#isOpen}}\(cancelForm(w)){{/isOpen}}{{/mayEdit}}
            {{#seesMessages}}<section class="card"><h2>\(w(.visitMessagesSent))</h2>
            {{^hasMessages}}<p class="soft">\(w(.visitNoMessagesSent))</p>{{/hasMessages}}
            <ul class="links lines-of">{{#messages}}\(line){{/messages}}</ul></section>{{/seesMessages}}
            {{#hasHistory}}<section class="card"><h2>\(w(.visitHistoryLabel))</h2>
            <ul class="links lines-of">{{#history}}\(line){{/history}}</ul></section>{{/hasHistory}}
            </div>
            </article>
            """
        }
    }

    private static let line = """
        <li><strong>{{text}}</strong>{{#.detail}} <span class="soft">{{.}}</span>{{/.detail}} <time class="soft">{{when}}</time></li>
        """

    private static let token = #"<input type="hidden" name="csrf" value="{{token}}">"#

    private static func deed(_ w: Wording, _ value: String, _ label: Phrase, _ look: String = "") -> String {
        #"<button class="button \#(look)" name="deed" value="\#(value)">\#(w(label))</button>"#
    }

    /// What can be said of the whole appointment.
    private static func deeds(_ w: Wording) -> String {
        """
        <form class="buttons" method="post" action="{{statusPlace}}" data-in-dialog>\(token)
        {{#isPending}}\(deed(w, "approve", .visitApproveDeed, "main"))\(deed(w, "reject", .visitRejectDeed, "danger")){{/isPending}}
        {{#hasBegun}}\(deed(w, "completed", .visitArrived, "main"))\(deed(w, "no_show", .visitNoShowDeed)){{/hasBegun}}
        {{#isDecided}}\(deed(w, "approved", .visitBackToApproved)){{/isDecided}}
        </form>
        """
    }

    private static func people(_ w: Wording) -> String {
        """
        <section class="card"><h2>\(w(.visitAttendeesLabel))</h2>
        {{^hasAttendees}}<p class="soft">\(w(.visitNoAttendees))</p>{{/hasAttendees}}
        <ul class="links people">{{#attendees}}<li><div class="row spread"><span>{{#.place}}<a href="{{.}}">{{name}}</a>{{/.place}}\
        {{^.place}}{{name}}{{/.place}} {{#.seats}}{{.}}{{/.seats}}</span><span class="tag {{look}}">{{status}}</span></div>
        {{#.contact}}<div class="soft">{{.}}</div>{{/.contact}}{{#.note}}<q>{{.}}</q>{{/.note}}
        {{#mayEdit}}<form class="buttons" method="post" action="{{statusPlace}}" data-in-dialog>\(token)\
        <input type="hidden" name="attendee" value="{{id}}">
        {{#.isPending}}\(deed(w, "approve", .visitApproveDeed)){{/.isPending}}\
        {{#.hasBegun}}\(deed(w, "completed", .visitArrived))\(deed(w, "no_show", .visitNoShowDeed)){{/.hasBegun}}\
        {{#.isDecided}}\(deed(w, "approved", .visitBackToApproved)){{/.isDecided}}\
        {{#.isLive}}\(deed(w, "remove", .visitTakeOut, "quiet")){{/.isLive}}</form>{{/mayEdit}}</li>{{/attendees}}</ul>
        {{#mayEdit}}{{#hasSeats}}<form class="form" method="post" action="{{attendeesPlace}}" data-in-dialog>\(token)
        <div class="field"><label for="f-search">\(w(.visitAddAttendee))</label>
        <div class="beside"><input class="input" id="f-search" type="search" name="search" value="{{search}}" autocomplete="off" \
        placeholder="\(w(.visitSearchClient))"><button class="button" name="find" value="yes">\(w(.visitSearchButton))</button></div></div>
        \(clients(w))
        <div class="buttons"><button class="button main">\(w(.visitAddAttendee))</button></div></form>{{/hasSeats}}{{/mayEdit}}
        </section>
        """
    }

    /// Who was found, to choose one.
    static func clients(_ w: Wording) -> String {
        """
        <fieldset class="field" id="f-client" data-part><legend class="unseen">\(w(.visitChooseClient))</legend>
        {{#clients}}<label class="check"><input type="radio" name="client" value="{{id}}"><span>{{name}}\
        <span class="help">{{detail}}</span></span></label>{{/clients}}
        {{#hasSearched}}{{^clients}}<p class="soft">\(w(.visitNoClientFound))</p>{{/clients}}{{/hasSearched}}</fieldset>
        """
    }

    private static func moveForm(_ w: Wording) -> String {
        let form = FormMarkup(w, "moving")
        return """
            <section class="card"><h2>\(w(.visitMoveHeading))</h2>
            \(form.open("form", "data-in-dialog"))
            <div class="pair">\(form.text("date", .visitNewDateLabel, .type("date"), .required))
            \(form.text("time", .visitNewTimeLabel, .type("time"), .required))
            \(form.text("minutes", .visitMinutesLabel, .type("number"), .required, .attributes(#"min="1" max="1440""#)))
            \(form.select("employee", .diaryEmployeeLabel, .required))</div>
            {{#mayOverride}}\(form.text("override.reason", .visitOverrideLabel, .max(500), .help(.visitOverrideHelp))){{/mayOverride}}
            \(form.buttons(.moveButton))
            \(form.close)</section>
            """
    }

    private static func editForm(_ w: Wording) -> String {
        let form = FormMarkup(w, "editing")
        return """
            <section class="card">
            \(form.open("form", "data-in-dialog"))
            \(form.area("note", .visitNoteLabel, .max(2_000)))
            {{#seats}}\(form.text("capacity", .visitSeatsLabel, .type("number"), .required, .attributes(#"min="1" max="1000""#))){{/seats}}
            \(form.buttons(.save, look: ""))
            \(form.close)</section>
            """
    }

    private static func cancelForm(_ w: Wording) -> String {
        let form = FormMarkup(w, "ending")
        return """
            <section class="card"><h2>\(w(.visitCancelHeading))</h2>
            \(form.open("form", "data-in-dialog"))
            \(form.text("reason", .visitCancelReason, .max(500), .help(.visitCancelHelp)))
            \(form.buttons(.visitCancelHeading, look: "danger"))
            \(form.close)</section>
            """
    }
}

/// What the audit log says of appointments, in words.
enum AuditDeeds {
    static let words: [String: Phrase] = [
        "appointment.booked": .visitDeedBooked, "appointment.rescheduled": .moved,
        "appointment.overridden": .visitDeedOverridden, "appointment.edited": .visitDeedEdited,
        "appointment.cancelled": .visitCancelDone, "appointment.attendee_added": .visitAddAttendee,
        "appointment.reopened": .visitBackToApproved, "appointment.approved": .visitDeedApproved,
        "appointment.rejected": .visitDeedRejected,
        "appointment.completed": .visitDeedCompleted, "appointment.no_show": .visitNoShowDeed,
    ]
}
