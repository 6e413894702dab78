/// The markup of the pages of the set-up: one template for all of them.
enum SetupMarkup {
    static let page = PageMarkup<SetupPage> { w in
        ConsoleFrame.markup(w, title: "{{title}}", styles: ["setup.css"], scripts: ["setup.js"]) {
            """
            \(head(w))
            <div class="stack setup">{{#blocks}}<section class="block"{{#.id}} id="{{.}}"{{/.id}}>
            {{#.heading}}<h2>{{.}}</h2>{{/.heading}}{{#.help}}<p class="soft">{{.}}</p>{{/.help}}
            {{#.filter}}\(filter(w)){{/.filter}}
            {{#.hasFacts}}<div class="card"><dl class="facts">{{#.facts}}<dt>{{.label}}</dt><dd>{{#.place}}\
            <a href="{{.}}">{{value}}</a>{{/.place}}{{^.place}}{{.value}}{{/.place}}</dd>{{/.facts}}</dl></div>{{/.hasFacts}}
            {{#.table}}\(table){{/.table}}
            {{#.empty}}<div class="card"><div class="empty">\(Icon.markup("{{.icon}}"))<p><strong>{{.title}}</strong></p>\
            {{#.help}}<p>{{.}}</p>{{/.help}}</div></div>{{/.empty}}
            {{#.form}}\(form(w)){{/.form}}
            <div class="row">{{#.acts}}\(act(w)){{/.acts}}</div>
            {{#.pager}}\(pager(w)){{/.pager}}
            </section>{{/blocks}}</div>
            """
        }
    }

    /// The heading, the tabs, and what is to be said above the page.
    static func head(_ w: Wording) -> String {
        """
        <div class="head">{{#trail}}<a class="button quiet only" href="{{.place}}" aria-label="{{.label}}">\
        \(Icon.left.markup)</a>{{/trail}}<h1>{{title}}</h1>
        {{#buttons}}<a class="button {{.look}}" href="{{.place}}">{{#.icon}}\(Icon.markup("{{.}}")){{/.icon}}{{.label}}</a>\
        {{/buttons}}
        {{#lead}}<p>{{.}}</p>{{/lead}}</div>
        {{#hasChoices}}<p class="choices"><span class="segments">{{#choices}}<a href="{{place}}"{{#isCurrent}} aria-current="page"\
        {{/isCurrent}}>{{label}}</a>{{/choices}}</span></p>{{/hasChoices}}
        {{#hasTabs}}\(Pieces.tabs("{{title}}")){{/hasTabs}}
        {{#notes}}<div class="note {{.look}}" role="status">\(Icon.markup("{{.icon}}"))<div><p>{{.text}}</p>
        {{#.secret}}<p class="row secret"><code id="secret">{{.}}</code><button type="button" class="button" hidden \
        data-copies="secret" data-copied="\(w(.copied))">\(Icon.copy.markup)\(w(.copy))</button></p>{{/.secret}}</div></div>\
        {{/notes}}
        """
    }

    /// A form in a card; one that has an opener is closed at first.
    static func form(_ w: Wording) -> String {
        """
        {{#.opener}}<details class="card opens"{{#isOpen}} open{{/isOpen}}><summary>\(Icon.plus.markup){{.}}</summary>{{/.opener}}
        {{^.opener}}<div class="card">{{/.opener}}
        <form class="form" method="post" action="{{.address}}" novalidate>\(hidden)
        \(summary)
        <div class="fields">{{#.inputs}}\(input(w)){{/.inputs}}</div>
        <div class="buttons"><button class="button {{.look}}">{{.submit}}</button>{{#.cancel}}\
        <a class="button quiet" href="{{.}}">\(w(.cancel))</a>{{/.cancel}}</div></form>
        {{#.opener}}</details>{{/.opener}}{{^.opener}}</div>{{/.opener}}
        """
    }

    /// What is sent and not seen.
    static let hidden = """
        {{#.token}}<input type="hidden" name="csrf" value="{{.}}">{{/.token}}\
        {{#.key}}<input type="hidden" name="form_key" value="{{.}}">{{/.key}}\
        {{#.revision}}<input type="hidden" name="revision" value="{{.}}">{{/.revision}}\
        {{#.hidden}}<input type="hidden" name="{{.name}}" value="{{.value}}">{{/.hidden}}
        """

    static let summary = """
        {{#.problem}}<div class="note bad" role="alert" tabindex="-1" data-issues>\(Icon.alert.markup)\
        <div><p><strong>{{.}}</strong></p>{{/.problem}}{{#.problem}}<ul>{{/.problem}}{{#.issues}}<li>{{#.input}}\
        <a href="#{{.}}">{{text}}</a>{{/.input}}{{^.input}}{{.text}}{{/.input}}</li>{{/.issues}}{{#.problem}}</ul></div></div>\
        {{/.problem}}
        """

    static func input(_ w: Wording) -> String {
        let about = """
            {{#.help}}<p class="help" id="{{id}}-help">{{.}}</p>{{/.help}}\
            {{#.error}}<p class="error" id="{{id}}-error">{{.}}</p>{{/.error}}\
            {{#.current}}<p class="help">\(w(.nowIs)) {{.}}</p>{{/.current}}\
            {{#.source}}<p class="row source"><span class="tag">{{.}}</span>{{#reset}}<button class="plain" name="reset" \
            value="{{name}}">{{.}}</button>{{/reset}}</p>{{/.source}}
            """
        let described = #"{{#.described}} aria-describedby="{{.}}"{{/.described}}"#
        let state = #"{{#.error}} aria-invalid="true"{{/.error}}"# + described
        let wide = "{{#.isWide}} wide{{/.isWide}}{{#.error}} is-wrong{{/.error}}"
        return """
            {{#.isHeading}}<h3 class="wide">{{.label}}</h3>{{/.isHeading}}\
            {{#.isBoxed}}<div class="field\(wide)"><label for="{{.id}}">{{.label}}{{#.isOptional}} \
            <span class="optional">(\(w(.optional)))</span>{{/.isOptional}}</label>\
            {{#.isLine}}<input class="input" id="{{.id}}" name="{{.name}}" type="{{.type}}" value="{{.value}}"\
            {{#.mode}} inputmode="{{.}}"{{/.mode}}{{#.minimum}} min="{{.}}"{{/.minimum}}{{#.maximum}} max="{{.}}"{{/.maximum}}\
            {{#.placeholder}} placeholder="{{.}}"{{/.placeholder}}{{#.isRequired}} required{{/.isRequired}}\(state) \
            autocomplete="off">{{/.isLine}}\
            {{#.isArea}}<textarea class="input" id="{{.id}}" name="{{.name}}" rows="4"\
            {{#.isRequired}} required{{/.isRequired}}\(state)>
            {{.value}}</textarea>{{/.isArea}}\
            {{#.isChoice}}<select class="input" id="{{.id}}" name="{{.name}}"\(state)>{{#.options}}<option value="{{.value}}"\
            {{#.isChosen}} selected{{/.isChosen}}>{{.label}}</option>{{/.options}}</select>{{/.isChoice}}
            \(about)</div>{{/.isBoxed}}\
            {{#.isTick}}<div class="field\(wide)"><label class="check"><input type="checkbox" id="{{.id}}" name="{{.name}}" \
            value="true"{{#.isOn}} checked{{/.isOn}}\(described)><span>{{.label}}</span></label>\(about)</div>{{/.isTick}}\
            {{#.isTicks}}<fieldset class="field wide{{#.error}} is-wrong{{/.error}}" id="{{.id}}"\(described)><legend class="legend">\
            {{.label}}</legend><div class="ticks">{{#.options}}<label class="check"><input type="checkbox" name="{{name}}" \
            value="{{.value}}"{{#.isChosen}} checked{{/.isChosen}}><span>{{.label}}</span></label>{{/.options}}</div>\
            \(about)</fieldset>{{/.isTicks}}
            """
    }

    /// A button of its own form, after a question where there is one.
    static func act(_ w: Wording) -> String {
        """
        {{#.isPlain}}<form method="post" action="{{.address}}">\(hidden)<button class="button {{.look}}">{{.label}}</button>\
        </form>{{/.isPlain}}\
        {{#.question}}<details class="asks"><summary class="button {{look}}">{{label}}</summary><div class="menu">\
        <p>{{.}}</p>{{/.question}}{{^.isPlain}}<form method="post" action="{{.address}}">\(hidden)\
        <button class="button main {{.look}}">{{.label}}</button></form></div></details>{{/.isPlain}}
        """
    }

    /// Choices above a list, sent with GET.
    static func filter(_ w: Wording) -> String {
        """
        <form class="filter" action="{{.address}}">{{#.hidden}}<input type="hidden" name="{{.name}}" value="{{.value}}">{{/.hidden}}\
        {{#.inputs}}<div class="field"><label for="{{.id}}">{{.label}}</label>\
        {{#.isChoice}}<select class="input" id="{{.id}}" name="{{.name}}" data-go>{{#.options}}<option value="{{.value}}"\
        {{#.isChosen}} selected{{/.isChosen}}>{{.label}}</option>{{/.options}}</select>{{/.isChoice}}\
        {{#.isLine}}<input class="input" id="{{.id}}" name="{{.name}}" type="{{.type}}" value="{{.value}}">{{/.isLine}}</div>\
        {{/.inputs}}<button class="button">\(w(.show))</button></form>
        """
    }

    static let table = """
        <div class="scroll" role="region" tabindex="0" aria-label="{{.label}}"><table class="table"><thead><tr>{{#.head}}\
        <th scope="col"{{#.isNumber}} class="number"{{/.isNumber}}>{{#.isUnseen}}<span class="unseen">{{.label}}</span>\
        {{/.isUnseen}}{{^.isUnseen}}{{.label}}{{/.isUnseen}}</th>{{/.head}}</tr></thead><tbody>{{#.rows}}<tr>{{#.cells}}\
        {{#.isHead}}<th scope="row">\(content)</th>{{/.isHead}}{{^.isHead}}<td{{#.isNumber}} class="number"{{/.isNumber}}>\
        \(content)</td>{{/.isHead}}{{/.cells}}</tr>{{/.rows}}</tbody></table></div>
        """

    private static let content = """
        {{#.colour}}<svg class="swatch" viewBox="0 0 12 12" aria-hidden="true"><circle cx="6" cy="6" r="6" fill="{{.}}"/></svg>\
        {{/.colour}}{{#.place}}<a href="{{.}}">{{text}}</a>{{/.place}}\
        {{^.place}}{{#.isCode}}<code>{{.text}}</code>{{/.isCode}}{{^.isCode}}{{.text}}{{/.isCode}}{{/.place}}\
        {{#.tag}}<span class="tag {{.look}}">{{.text}}</span>{{/.tag}}\
        {{#.tags}}{{#.place}}<a class="tag {{look}}" href="{{.}}">{{text}}</a> {{/.place}}{{^.place}}<span class="tag {{.look}}">\
        {{.text}}</span> {{/.place}}{{/.tags}}\
        {{#.soft}}<div class="soft">{{.}}</div>{{/.soft}}\
        <div class="acts">{{#.acts}}\(actInRow){{/.acts}}</div>
        """

    private static let actInRow = """
        <form method="post" action="{{.address}}">\(hidden)<button class="button {{.look}}">{{.label}}</button></form>
        """

    private static func pager(_ w: Wording) -> String {
        """
        <nav class="pager" aria-label="\(w(.pages))"><span>{{.total}}</span><span class="row">\
        {{#.previous}}<a class="button" href="{{.}}">\(Icon.left.markup)\(w(.firstPage))</a>{{/.previous}}\
        {{#.next}}<a class="button" rel="next" href="{{.}}">\(w(.next))\(Icon.right.markup)</a>{{/.next}}</span></nav>
        """
    }
}
