import Core
import Gateway

/// What visitors see of a business that cannot be served: nothing of it is known here but that.
enum ClosedPage {
    private struct Page: Sendable {
        let language: String
        let title: String
        let help: String
    }

    static func reply(to problem: Problem, _ languages: String?) -> Reply {
        let language = Language.best(
            for: PageVisit.browserLanguages(languages).compactMap { try? LanguageTag($0) }
        )
        let isMissing = problem.status == 404
        let page = Page(
            language: language.tag,
            title: (isMissing ? Phrase.notFound : VisitWords.suspended).text(language),
            help: (isMissing ? Phrase.notFoundHelp : VisitWords.suspendedHelp).text(language)
        )
        let reply = Reply.page(template.render(page), status: problem.status, style: style)
        guard let wait = problem.retryAfter else { return reply }
        return reply.header("retry-after", String(max(1, wait.components.seconds)))
    }

    private static let style = PageStyle(
        """
        :root { color-scheme: light dark; font: 400 1rem/1.5 system-ui, sans-serif; }
        body { display: grid; place-content: center; min-height: 90dvh; margin: 0; padding: 1.5rem; text-align: center;
          background: light-dark(#f7f7f8, #111316); color: light-dark(#17191c, #eceef0); }
        main { max-width: 28rem; }
        h1 { font-size: 1.5rem; line-height: 1.25; text-wrap: balance; }
        p { color: light-dark(#5b626b, #a5adb7); }
        """
    )

    private static let template = PageTemplate<Page>(
        """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{{title}}</title>
        <style>\(style.text)</style>
        </head>
        <body><main><h1>{{title}}</h1><p>{{help}}</p></main></body>
        </html>

        """
    )
}
