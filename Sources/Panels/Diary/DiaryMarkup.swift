import Core

extension DiaryPage {
    static let markup = PageMarkup<DiaryPage> { w in
        ConsoleFrame.markup(
            w,
            title: "\(w(.diary)) · {{bar.title}}",
            styles: ["diary.css"],
            scripts: ["diary.js"]
        ) {
            """
            <div class="diary" data-events="{{events}}" data-moves="{{moves}}" data-branch="{{branch}}" data-since="{{position}}" \
            data-token="{{frame.token}}" data-style="{{frame.shell.assets}}/\(Asset.address(of: "appointment.css"))" data-first="{{first}}" data-last="{{last}}" data-zone="{{zone}}"{{#mayMove}} data-may-move{{/mayMove}}\
            {{#mayOverride}} data-may-override{{/mayOverride}} data-words="\(DiaryScriptWords.json(w))">
            \(DiaryMarkup.bar(w))
            {{#isEmpty}}\(Pieces.empty(w, .calendar, .diaryEmptyDiary, .diaryEmptyDiaryHelp)){{/isEmpty}}
            {{^isEmpty}}{{#hasTimes}}
            <div class="sheet {{length}}" tabindex="0" role="region" aria-label="{{bar.title}}">
            <div class="hours" aria-hidden="true">{{#hours}}<span class="{{classes}}">{{label}}</span>{{/hours}}</div>
            {{#columns}}<section class="col{{#isToday}} today{{/isToday}}" data-employee="{{#.employee}}{{.}}{{/.employee}}" \
            data-date="{{date}}" data-start="{{start}}" data-new="{{#.new}}{{.}}{{/.new}}" data-name="{{name}}">
            <header>\(DiaryMarkup.dot)<h2>{{#.place}}<a href="{{.}}">{{name}}</a>{{/.place}}{{^.place}}{{name}}{{/.place}}</h2>\
            {{#.detail}}<small>{{.}}</small>{{/.detail}}\
            {{#.new}}<a class="add" href="{{.}}" aria-label="{{newLabel}}" data-dialog>\(Icon.plus.markup)</a>{{/.new}}</header>
            <ol class="lines" role="list">
            {{#shades}}<li class="shade {{classes}}"{{^.label}} aria-hidden="true"{{/.label}}>{{#.label}}<span>{{.}}</span>{{/.label}}</li>
            {{/shades}}{{#visits}}\(DiaryMarkup.visit)
            {{/visits}}{{#.now}}<li class="now {{.}}" aria-hidden="true"></li>{{/.now}}
            </ol></section>
            {{/columns}}
            </div>
            {{/hasTimes}}{{^hasTimes}}
            <div class="week">
            {{#lists}}<section class="card flush{{#isToday}} today{{/isToday}}"><header><h2><a href="{{place}}">{{name}}</a></h2>\
            <small>{{#.special}}{{.}} · {{/.special}}{{count}}</small>\
            {{#.new}}<a class="add" href="{{.}}" aria-label="{{newLabel}}" data-dialog>\(Icon.plus.markup)</a>{{/.new}}</header>
            <ol class="links" role="list">{{#visits}}\(DiaryMarkup.visit)
            {{/visits}}</ol></section>
            {{/lists}}
            </div>
            {{/hasTimes}}{{/isEmpty}}
            <p class="keys soft" id="diary-keys">\(w(.diaryKeys))</p>
            </div>
            """
        }
    }
}

/// Parts of the diary's markup.
enum DiaryMarkup {
    static let dot = """
        {{#.colour}}<svg class="dot" viewBox="0 0 8 8" aria-hidden="true"><circle cx="4" cy="4" r="4" fill="{{.}}"/></svg>{{/.colour}}
        """

    /// The heading and where one can go.
    static func bar(_ w: Wording) -> String {
        """
        <div class="head diary-head"><h1>{{bar.title}} <small>{{bar.branch}}</small></h1>
        <nav class="row" aria-label="\(w(.diaryOtherDays))">\
        <a class="button only" rel="prev" href="{{bar.previous}}" aria-label="\(w(.previous))">\(Icon.left.markup)</a>\
        <a class="button" href="{{bar.today}}">\(w(.today))</a>\
        <a class="button only" rel="next" href="{{bar.next}}" aria-label="\(w(.next))">\(Icon.right.markup)</a></nav>
        <nav class="segments" aria-label="\(w(.diaryView))">{{#bar.views}}<a href="{{place}}"{{#isCurrent}} aria-current="page"\
        {{/isCurrent}}>{{label}}</a>{{/bar.views}}</nav>
        {{#bar.hasSorts}}<nav class="segments" aria-label="\(w(.diaryColumns))">{{#bar.sorts}}<a href="{{place}}"\
        {{#isCurrent}} aria-current="page"{{/isCurrent}}>{{label}}</a>{{/bar.sorts}}</nav>{{/bar.hasSorts}}
        <form class="row" action="">{{#bar.kept}}<input type="hidden" name="{{name}}" value="{{value}}">{{/bar.kept}}\
        <label class="unseen" for="day">\(w(.diaryDayLabel))</label>\
        <input class="input" id="day" type="date" name="date" value="{{bar.date}}" data-go required>\
        {{#bar.hasPeople}}<label class="unseen" for="who">\(w(.diaryEmployeeLabel))</label>\
        <select class="input" id="who" name="employee" data-go><option value="">\(w(.diaryEverybody))</option>\
        {{#bar.people}}<option value="{{value}}"{{#isChosen}} selected{{/isChosen}}>{{label}}</option>{{/bar.people}}\
        </select>{{/bar.hasPeople}}<noscript><button class="button">\(w(.show))</button></noscript></form>
        {{#bar.new}}<a class="button main" href="{{.}}" data-dialog>\(Icon.plus.markup)\(w(.diaryNewAppointment))</a>{{/bar.new}}
        </div>
        """
    }

    /// An appointment with its tooltip.
    static let visit = """
        <li class="visit {{classes}}" id="a-{{id}}" data-s="{{start}}" data-n="{{minutes}}" data-e="{{employee}}" \
        data-v="{{service}}"{{#isMovable}} data-move{{/isMovable}}>{{#.colour}}<svg class="stripe" viewBox="0 0 1 1" \
        preserveAspectRatio="none" aria-hidden="true"><rect width="1" height="1" fill="{{.}}"/></svg>{{/.colour}}\
        <a href="{{place}}" aria-describedby="t-{{id}}" data-dialog><span class="when"><i class="sign" aria-hidden="true">{{sign}}</i> \
        {{range}}</span> <strong>{{who}}</strong> <span class="what">{{what}}{{#.seats}} <b>{{.}}</b>{{/.seats}}</span>\
        <span class="unseen">, {{status}}</span></a>\
        <div class="tip" role="tooltip" id="t-{{id}}">{{#.marked}}<b class="mark">{{.}}</b>{{/.marked}}<b>{{range}}</b> {{what}}\
        {{#.seats}} {{.}}{{/.seats}}<br>{{who}}{{#.phone}} · {{.}}{{/.phone}}<br>{{with}}{{#.rooms}} · {{.}}{{/.rooms}} · {{status}}\
        {{#.overlap}} · {{.}}{{/.overlap}}{{#.note}}<br><q>{{.}}</q>{{/.note}}</div></li>
        """
}
