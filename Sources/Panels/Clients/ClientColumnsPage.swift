/// The values of the page on which somebody chooses the columns of the list.
struct ClientColumnsPage: Sendable {
    let frame: ConsoleFrame
    let form: FormView
    let columns: [FormView.Option]
    let back: String

    init(_ visit: PageVisit, chosen: [ClientListColumn]) {
        frame = ConsoleFrame(visit, at: .clients)
        form = FormView(visit, to: visit.places.clientColumns, [])
        columns = ClientListColumn.allCases.map {
            FormView.Option(value: $0.rawValue, label: visit($0.label), isChosen: chosen.contains($0))
        }
        back = visit.places.clients
    }

    static let markup = PageMarkup<ClientColumnsPage> { w in
        let form = FormMarkup(w)
        return ConsoleFrame.markup(
            w,
            title: w(.columnsOfList),
            styles: ["clients.css"],
            scripts: []
        ) {
            """
            <section class="card window" data-window-content>
            <h1>\(w(.columnsOfList))</h1>
            <p class="help">\(w(.columnsHelp))</p>
            \(form.open())
            <input type="hidden" name="back" value="{{back}}">
            <fieldset class="choices"><legend class="unseen">\(w(.clientColumns))</legend>
            {{#columns}}<label class="check"><input type="checkbox" name="columns" value="{{value}}"\
            {{#isChosen}} checked{{/isChosen}}><span>{{label}}</span></label>{{/columns}}
            </fieldset>
            <div class="buttons"><button class="button main">\(w(.save))</button>\
            <button class="button" name="usual" value="yes">\(w(.usualColumns))</button>\
            <a class="button quiet" href="{{back}}">\(w(.cancel))</a></div>
            \(form.close)
            </section>
            """
        }
    }
}
