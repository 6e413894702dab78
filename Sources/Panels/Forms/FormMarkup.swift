/// The markup of a form in a template; the page has the `FormView` in a property.
///
///     let form = FormMarkup(w)
///     """
///     \(form.open())
///     \(form.text("first_name", .firstName, .required))
///     \(form.buttons(.save, cancel: "{{back}}"))
///     \(form.close)
///     """
struct FormMarkup: Sendable {
    /// What may be said of a field.
    enum Trait: Sendable {
        case required
        /// Of an input: `email`, `date`, `number`.
        case type(String)
        /// What browsers may fill in: `given-name`, `off`.
        case autocomplete(String)
        case help(Phrase)
        case max(Int)
        /// Other attributes, as they are: `inputmode="numeric"`.
        case attributes(String)
    }

    private let w: Wording
    private let name: String

    /// - Parameter name: of the page's property.
    init(_ w: Wording, _ name: String = "form") {
        self.w = w
        self.name = name
    }

    /// - Parameter attributes: as they are: `data-live`.
    func open(_ classes: String = "form", _ attributes: String = "") -> String {
        """
        <form class="\(classes)" method="post" action="{{\(name).action}}" novalidate \(attributes)>
        \(hidden)
        \(summary)
        """
    }

    /// The fields that are no values; for forms that are written by hand.
    var hidden: String {
        """
        {{#\(name).token}}<input type="hidden" name="csrf" value="{{.}}">{{/\(name).token}}\
        {{#\(name).key}}<input type="hidden" name="form_key" value="{{.}}">{{/\(name).key}}\
        {{#\(name).revision}}<input type="hidden" name="revision" value="{{.}}">{{/\(name).revision}}
        """
    }

    /// What is wrong, with links to the fields.
    var summary: String {
        """
        {{#\(name).problem}}<div class="note bad" role="alert" tabindex="-1" data-issues>\(Icon.alert.markup)\
        <div><h2>{{.}}</h2><ul>{{#\(name).issues}}<li>{{#input}}<a href="#{{.}}">{{/input}}{{text}}{{#input}}</a>\
        {{/input}}</li>{{/\(name).issues}}</ul></div></div>{{/\(name).problem}}
        """
    }

    let close = "</form>"

    /// One line of text, or another kind of `input`.
    func text(_ field: String, _ label: Phrase, _ traits: Trait...) -> String {
        let about = Traits(traits)
        return wrap(field, label, about) { id, described in
            """
            <input class="input" id="\(id)" name="\(field)" type="\(about.type)" value="{{.value}}"\
            \(about.attributes)\(described)>
            """
        }
    }

    /// A secret, which is never drawn again.
    func password(_ field: String, _ label: Phrase, _ traits: Trait...) -> String {
        let about = Traits(traits + [.type("password"), .required])
        return wrap(field, label, about) { id, described in
            #"<input class="input" id="\#(id)" name="\#(field)" type="password"\#(about.attributes)\#(described)>"#
        }
    }

    /// Several lines of text.
    func area(_ field: String, _ label: Phrase, _ traits: Trait...) -> String {
        let about = Traits(traits)
        return wrap(field, label, about) { id, described in
            """
            <textarea class="input" id="\(id)" name="\(field)" rows="3"\(about.attributes)\(described)>
            {{.value}}</textarea>
            """
        }
    }

    /// One of the field's options; `nothing` is a first one without value.
    func select(_ field: String, _ label: Phrase, nothing: Phrase? = nil, _ traits: Trait...) -> String {
        let about = Traits(traits)
        let first = nothing.map { #"<option value="">\#(w($0))</option>"# } ?? ""
        return wrap(field, label, about) { id, described in
            """
            <select class="input" id="\(id)" name="\(field)"\(about.attributes)\(described)>\(first)\
            {{#.options}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>\
            {{/.options}}</select>
            """
        }
    }

    /// A tick.
    func check(_ field: String, _ label: Phrase, _ traits: Trait...) -> String {
        let about = Traits(traits)
        let key = FormView.key(field)
        let help = about.help.map { #"<span class="help">\#(w($0))</span>"# } ?? ""
        return """
            {{#\(name).fields.\(key)}}<div class="field{{#.error}} is-wrong{{/.error}}"><label class="check">\
            <input type="checkbox" id="f-\(key)" name="\(field)" value="true"{{#isOn}} checked{{/isOn}}\(about.attributes)>\
            <span>\(w(label))\(help)</span></label>{{#.error}}<p class="error">{{.}}</p>{{/.error}}</div>\
            {{/\(name).fields.\(key)}}
            """
    }

    /// A tick for each of the field's options, or with `one` a choice of one.
    func checks(_ field: String, _ label: Phrase, one: Bool = false, _ traits: Trait...) -> String {
        let about = Traits(traits)
        let key = FormView.key(field)
        let help = about.help.map { #"<p class="help">\#(w($0))</p>"# } ?? ""
        return """
            {{#\(name).fields.\(key)}}<fieldset class="field{{#.error}} is-wrong{{/.error}}" id="f-\(key)">\
            <legend class="legend">\(w(label))</legend>\(help){{#.options}}<label class="check">\
            <input type="\(one ? "radio" : "checkbox")" name="\(field)" value="{{value}}"{{#isChosen}} checked{{/isChosen}}>\
            <span>{{label}}</span></label>{{/.options}}{{#.error}}<p class="error">{{.}}</p>{{/.error}}</fieldset>\
            {{/\(name).fields.\(key)}}
            """
    }

    /// A value that is sent and not seen.
    func hidden(_ field: String) -> String {
        let key = FormView.key(field)
        return """
            {{#\(name).fields.\(key)}}<input type="hidden" name="\(field)" value="{{.value}}">{{/\(name).fields.\(key)}}
            """
    }

    /// The button that sends it, and the way back.
    ///
    /// - Parameters:
    ///   - cancel: an address in markup, mostly a tag.
    ///   - look: `main`, or `main danger`.
    func buttons(_ label: Phrase, cancel: String? = nil, look: String = "main") -> String {
        let back = cancel.map { #"<a class="button quiet" href="\#($0)">\#(w(.cancel))</a>"# } ?? ""
        return #"<div class="buttons"><button class="button \#(look)">\#(w(label))</button>\#(back)</div>"#
    }

    private func wrap(
        _ field: String,
        _ label: Phrase,
        _ about: Traits,
        _ input: (_ id: String, _ described: String) -> String
    ) -> String {
        let key = FormView.key(field)
        let id = "f-\(key)"
        let optional = about.isRequired ? "" : #" <span class="optional">(\#(w(.optional)))</span>"#
        let help = about.help.map { #"<p class="help" id="\#(id)-help">\#(w($0))</p>"# } ?? ""
        let helped = about.help == nil ? "" : "\(id)-help"
        let described =
            #"{{#.error}} aria-invalid="true" aria-describedby="\#(id)-error \#(helped)"{{/.error}}"#
            + (helped.isEmpty ? "" : #"{{^.error}} aria-describedby="\#(helped)"{{/.error}}"#)
        return """
            {{#\(name).fields.\(key)}}<div class="field{{#.error}} is-wrong{{/.error}}">\
            <label for="\(id)">\(w(label))\(optional)</label>
            \(input(id, described))
            \(help){{#.error}}<p class="error" id="\(id)-error">{{.}}</p>{{/.error}}</div>\
            {{/\(name).fields.\(key)}}
            """
    }

    private struct Traits {
        var isRequired = false
        var type = "text"
        var help: Phrase?
        var attributes = ""

        init(_ traits: [Trait]) {
            for trait in traits {
                switch trait {
                case .required:
                    isRequired = true
                    attributes += " required"
                case .type(let type): self.type = type
                case .autocomplete(let word): attributes += #" autocomplete="\#(word)""#
                case .help(let phrase): help = phrase
                case .max(let count): attributes += #" maxlength="\#(count)""#
                case .attributes(let text): attributes += " " + text
                }
            }
        }
    }
}
