/// Parts that stand in the templates of many pages.
enum Pieces {
    /// What stands where there is nothing yet.
    ///
    /// - Parameter place: where its button leads, in markup.
    static func empty(
        _ w: Wording,
        _ icon: Icon,
        _ title: Phrase,
        _ help: Phrase? = nil,
        button: Phrase? = nil,
        _ place: String = ""
    ) -> String {
        let words = help.map { "<p>\(w($0))</p>" } ?? ""
        let link = button.map { #"<a class="button main" href="\#(place)">\#(w($0))</a>"# } ?? ""
        return #"<div class="empty">\#(icon.markup)<h2>\#(w(title))</h2>\#(words)\#(link)</div>"#
    }

    /// A note: `good`, `bad`, `warn` or nothing.
    static func note(_ look: String, _ icon: Icon, _ content: String) -> String {
        #"<div class="note \#(look)">\#(icon.markup)<div>\#(content)</div></div>"#
    }

    /// A button that opens a dialog by its `id`, with scripts; without them, it leads to the same question on a page.
    static func opener(_ id: String, _ classes: String, _ content: String, place: String) -> String {
        #"<a class="button \#(classes)" href="\#(place)" data-opens="\#(id)">\#(content)</a>"#
    }

    /// A dialog with its heading and a button that closes it.
    static func dialog(_ w: Wording, _ id: String, title: String, _ content: String) -> String {
        """
        <dialog class="dialog" id="\(id)" aria-labelledby="\(id)-title"><div class="stack"><header>\
        <h2 id="\(id)-title">\(title)</h2><button type="button" class="button quiet only" data-closes \
        aria-label="\(w(.close))">\(Icon.close.markup)</button></header>
        \(content)
        </div></dialog>
        """
    }

    /// The pages before and after; the page has a `Pager` in its property `pager`.
    static func pager(_ w: Wording) -> String {
        """
        {{#pager}}<nav class="pager" aria-label="\(w(.pages))"><span>{{total}}</span><span class="row">\
        {{#previous}}<a class="button" rel="prev" href="{{.}}">\(Icon.left.markup)\(w(.previous))</a>{{/previous}}\
        {{#next}}<a class="button" rel="next" href="{{.}}">\(w(.next))\(Icon.right.markup)</a>{{/next}}\
        </span></nav>{{/pager}}
        """
    }

    /// A table in a frame that scrolls sideways by itself, to be reached by the keyboard too.
    static func table(_ label: String, head: String, rows: String) -> String {
        """
        <div class="scroll" role="region" tabindex="0" aria-label="\(label)"><table class="table">\
        <thead><tr>\(head)</tr></thead><tbody>\(rows)</tbody></table></div>
        """
    }

    /// The tabs of a record; the page has `[Tab]` in its property `tabs`.
    static func tabs(_ label: String) -> String {
        """
        <nav class="tabs" aria-label="\(label)">{{#tabs}}<a href="{{place}}"{{#isCurrent}} aria-current="page"\
        {{/isCurrent}}>{{label}}</a>{{/tabs}}</nav>
        """
    }
}

/// Where the pages before and after this one are.
struct Pager: Sendable {
    /// How many there are in all, in words.
    let total: String
    let previous: String?
    let next: String?
}

/// A part of a record that has a page of its own.
struct Tab: Sendable {
    let place: String
    let label: String
    let isCurrent: Bool
}

/// How the status of an appointment looks.
enum AppointmentLook {
    static func of(_ status: String) -> String {
        switch status {
        case "approved", "completed", "confirmed": "good"
        case "pending": "warn"
        case "cancelled", "rejected", "no_show", "no-show": "bad"
        default: ""
        }
    }
}
