extension ClientListPages {
    static let markup = PageMarkup<ClientListPage> { w in
        ConsoleFrame.markup(w, title: w(.clients), styles: ["clients.css"], scripts: ["clients.js"]) {
            """
            <div class="head"><h1>\(w(.clients))</h1>
            {{#imports}}<a class="button" href="{{.}}">\(Icon.upload.markup)\(w(.importClients))</a>{{/imports}}
            {{#new}}<a class="button main" href="{{.}}" data-window>\(Icon.plus.markup)\(w(.addClient))</a>{{/new}}
            </div>
            {{#done}}\(report(w)){{/done}}
            \(filters(w))
            <div id="results">
            <p class="total" role="status">{{total}}</p>
            {{#hasRows}}\(table(w)){{/hasRows}}
            {{^hasRows}}<section class="card flush">\(nothing(w))</section>{{/hasRows}}
            \(foot(w))
            </div>
            <template id="row-menu">{{#canEdit}}<a data-place="edit">\(Icon.pencil.markup)\(w(.edit))</a>{{/canEdit}}\
            {{#deletion}}<a data-place="delete?do=archive" data-window>\(Icon.copy.markup)\(w(.clientArchive))</a>\
            <a data-place="delete" data-window>\(Icon.bin.markup)\(w(.delete))</a>{{/deletion}}</template>
            """
        }
    }

    private static func report(_ w: Wording) -> String {
        """
        <div class="note {{look}}" role="status">\(Icon.info.markup)<div><p>{{summary}}</p>\
        <ul>{{#refused}}<li>{{.}}</li>{{/refused}}</ul></div>\
        {{#undo}}<form class="end" method="post" action="{{place}}"><input type="hidden" name="csrf" value="{{token}}">\
        <input type="hidden" name="ids" value="{{ids}}"><input type="hidden" name="do" value="restore">\
        <button class="button">\(w(.clientUndo))</button></form>{{/undo}}</div>
        """
    }

    private static func filters(_ w: Wording) -> String {
        """
        <form class="filters" id="filters" role="search" action="{{list}}" aria-label="\(w(.clientFilters))">
        <div class="searching">\(Icon.search.markup)<input class="input" type="search" name="search" value="{{search}}" \
        maxlength="100" autocomplete="off" aria-label="\(w(.searchClientsHelp))" placeholder="\(w(.searchClientsHelp))"></div>
        <select class="input" name="status" aria-label="\(w(.clientStatus))"><option value="">\(w(.anyStatus))</option>\
        \(options("statuses"))</select>
        <select class="input" name="marked" aria-label="\(w(.clientMarked))"><option value="">\(w(.markedOrNot))</option>\
        <option value="true"{{#isOnlyMarked}} selected{{/isOnlyMarked}}>\(w(.onlyMarked))</option></select>
        <select class="input" name="archived" aria-label="\(w(.clientArchived))">\(options("archives"))</select>
        <noscript><button class="button">\(w(.show))</button></noscript>
        <span class="row end"><label class="unseen" for="sort">\(w(.sortBy))</label>\
        <select class="input" id="sort" name="sort">\(options("sorts"))</select>\
        <select class="input" name="order" aria-label="\(w(.clientOrder))"><option value="asc">\(w(.clientAscending))</option>\
        <option value="desc"{{#isDescending}} selected{{/isDescending}}>\(w(.clientDescending))</option></select>
        <a class="button only" href="{{columnsPlace}}" data-window title="\(w(.clientColumns))" \
        aria-label="\(w(.clientColumns))">\(Icon.columns.markup)</a>
        {{#export}}<a class="button only" href="{{.}}" data-window title="\(w(.exportClients))" \
        aria-label="\(w(.exportClients))">\(Icon.download.markup)</a>{{/export}}</span>
        </form>
        """
    }

    private static func options(_ name: String) -> String {
        """
        {{#\(name)}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/\(name)}}
        """
    }

    private static func table(_ w: Wording) -> String {
        let arrow = """
            {{#.direction}}<span class="sorted-{{.}}">\(Icon.up.markup)</span>{{/.direction}}
            """
        let pick = """
            {{#deletion}}<th><label><input type="checkbox" data-all aria-label="\(w(.selectAll))"></label></th>{{/deletion}}
            """
        let head = """
            \(pick)
            {{#name}}<th scope="col"{{#.direction}} aria-sort="{{.}}"{{/.direction}}>\
            <a href="{{place}}">{{label}}\(arrow)</a></th>{{/name}}
            {{#headings}}<th scope="col"{{#isNumber}} class="number"{{/isNumber}}{{#.direction}} aria-sort="{{.}}"{{/.direction}}>\
            <a href="{{place}}">{{label}}\(arrow)</a></th>{{/headings}}<td></td>
            """
        // There are many rows: each is as short as it can be.
        let rows = """
            {{#rows}}<tr{{#isArchived}} class="is-archived"{{/isArchived}}>{{#deletion}}<td>\
            <label><input type="checkbox" name="ids" value="{{id}}" \
            aria-label="\(w(.clientSelect, ["name": "{{name}}"]))"></label></td>{{/deletion}}\
            <th scope="row"><a href="{{place}}" dir="auto">{{name}}</a>\
            {{#isMarked}} <span class="mark" title="\(w(.clientMarked))">\(Icon.star.markup)</span>{{/isMarked}}\
            {{#isArchived}} <span class="tag">\(w(.clientArchived))</span>{{/isArchived}}\
            {{#isErased}} <span class="tag">\(w(.clientErased))</span>{{/isErased}}</th>\
            {{#cells}}<td{{#isNumber}} class="number"{{/isNumber}}{{#.text}} data-label="{{label}}"{{/.text}}>{{text}}</td>{{/cells}}\
            <td><a class="row-more" href="{{place}}#actions" data-menu aria-label="\(w(.actionsFor, ["name": "{{name}}"]))">⋯</a></td></tr>
            {{/rows}}
            """
        return """
            <form class="card flush" id="ticked" action="{{#deletion}}{{.}}{{/deletion}}">
            \(Pieces.table(w(.clients), head: head, rows: rows))
            {{#deletion}}<div class="bulk"><span>\(w(.clientSelected)) <span data-count></span></span>\
            {{#showsArchived}}<button class="button" name="do" value="restore">\(w(.clientRestore))</button>{{/showsArchived}}\
            <button class="button danger" name="do" value="delete">\(Icon.bin.markup)\(w(.delete))</button></div>{{/deletion}}
            </form>
            """
    }

    private static func nothing(_ w: Wording) -> String {
        """
        {{#isFiltered}}\(Pieces.empty(w, .search, .noClientsFound, .noClientsFoundHelp, button: .clearFilters, "{{list}}"))\
        {{/isFiltered}}{{^isFiltered}}<div class="empty">\(Icon.people.markup)<h2>\(w(.noClientsYet))</h2>\
        <p>\(w(.noClientsYetHelp))</p>{{#new}}<a class="button main" href="{{.}}" data-window>\(w(.addClient))</a>{{/new}}\
        </div>{{/isFiltered}}
        """
    }

    /// The "+" at the bottom left, how many rows, and the pages before and after.
    private static func foot(_ w: Wording) -> String {
        """
        <div class="list-foot">
        {{#new}}<a class="button main only plus" href="{{.}}" data-window title="\(w(.addClient))" \
        aria-label="\(w(.addClient))">\(Icon.plus.markup)</a>{{/new}}
        <span class="row"><label for="rows">\(w(.rowsPerPage))</label>\
        <select class="input" id="rows" name="rows" form="filters">\(options("rowChoices"))</select>\
        <noscript><button class="button" form="filters">\(w(.show))</button></noscript></span>
        \(Pieces.pager(w))
        </div>
        """
    }
}
