extension MyCalendarPages {
    static let markup = PageMarkup<MyCalendarPage> { w in
        PanelFrame.markup(
            w,
            title: w(.calendar),
            styles: ["panel-calendar.css"],
            scripts: ["panel-calendar.js"]
        ) {
            """
            <div class="head"><h1>\(w(.calendar))</h1>
            <div class="segments" role="group" aria-label="\(w(.myView))">\
            <a href="{{monthPlace}}"{{^isWeek}} aria-current="page"{{/isWeek}}>\(w(.myMonth))</a>\
            <a href="{{weekPlace}}"{{#isWeek}} aria-current="page"{{/isWeek}}>\(w(.myWeek))</a></div></div>
            <div class="calendar-bar"><h2 id="period">{{title}}</h2><div class="row">
            <a class="button" href="{{todayPlace}}">\(w(.today))</a>
            <a class="button only" rel="prev" href="{{previous}}" aria-label="\(w(.previous))" data-turn>\(Icon.left.markup)</a>
            <a class="button only" rel="next" href="{{next}}" aria-label="\(w(.next))" data-turn>\(Icon.right.markup)</a>
            </div></div>
            <div class="calendar {{view}}" id="calendar" data-view="{{view}}" \
            data-script="{{frame.shell.assets}}/\(Asset.address(of: "panel-moving.js"))"
             data-moving="\(w(.myMovingHelp))" data-free="\(w(.myIsFree))" data-blocked="\(w(.myIsBlocked))"
             data-count="\(w(.myFreeCount))" data-none="\(w(.myNoFreeTimes))" data-loading="\(w(.myLookingUp))"
             data-stopped="\(w(.myStoppedMoving))" data-failed="\(w(.myTimesFailed))">
            <table aria-labelledby="period">
            <thead><tr>{{#weekdays}}<th scope="col">{{.}}</th>{{/weekdays}}</tr></thead>
            <tbody>{{#weeks}}<tr>{{#days}}\(day(w)){{/days}}</tr>{{/weeks}}</tbody>
            </table>
            </div>
            {{#canMove}}<p class="soft tip" hidden>\(w(.myDragTip))</p>{{/canMove}}
            {{#isEmpty}}<p class="soft">\(w(.myNothingHere)) <a href="{{booking}}">\(w(.book))</a></p>{{/isEmpty}}
            \(dialog(w))
            """
        }
    }

    private static func day(_ w: Wording) -> String {
        """
        <td data-date="{{date}}" class="{{#isToday}}is-today{{/isToday}}\
        {{#isOutside}} is-outside{{/isOutside}}{{#isPast}} is-past{{/isPast}}">\
        <time class="date" datetime="{{date}}"{{#isToday}} aria-current="date"{{/isToday}}><span class="weekday">{{weekday}} </span>\
        {{number}}<span class="unseen"> {{label}}</span></time>\
        {{#visits}}<div class="event {{look}}" data-id="{{id}}" data-start="{{start}}" data-end="{{end}}" data-when="{{when}}"\
        {{#.why}} data-why="{{.}}"{{/.why}}>\
        <a class="what" href="{{place}}"><time>{{time}}</time> <span dir="auto">{{service}}</span>\
        <small><bdi>{{detail}}</bdi></small></a>\
        {{#.move}}<a class="grip" href="{{.}}" data-grip aria-label="\(w(.myMoveThis)): {{service}}, {{when}}">\
        \(Icon.drag.markup)</a>{{/.move}}</div>{{/visits}}</td>
        """
    }

    /// The question before it is moved, filled in by the script; the form is the same that works without it.
    private static func dialog(_ w: Wording) -> String {
        Pieces.dialog(
            w,
            "moving",
            title: w(.myMoveQuestion),
            """
            <form class="form" method="post" data-move-form>
            <input type="hidden" name="csrf" value="{{token}}"><input type="hidden" name="view" value="{{view}}">
            <div class="summary"><strong dir="auto" data-service></strong><span class="soft" data-detail></span></div>
            <dl class="facts"><dt>\(w(.myBefore))</dt><dd data-before></dd><dt>\(w(.myAfter))</dt><dd data-after></dd></dl>
            <fieldset class="times" data-times hidden><legend></legend></fieldset>
            <div class="buttons"><button class="button main">\(w(.myChangeTime))</button>\
            <button type="button" class="button" data-closes>\(w(.myLeaveAsIs))</button></div>
            </form>
            """
        )
    }
}
