import Gateway

extension LinkPages {
    /// Light and dark, from 320 pixels on; without a script, a picture or a font of its own.
    static let style = PageStyle(
        """
        :root { color-scheme: light dark; --paper: #ffffff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de;
          --main: #1f4e79; --on-main: #ffffff; --danger: #a4161a; --good: #1a5e2a; --card: #f6f8fa; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #14181d; --ink: #e8ecf1; --soft: #a3adb8; --line: #3b444f; --main: #8ec1f2;
            --on-main: #0b1a2a; --danger: #ff9b93; --good: #8fdba0; --card: #1d232a; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; padding: 24px 16px 48px; background: var(--paper); color: var(--ink);
          font: 17px/1.5 system-ui, -apple-system, "Segoe UI", Arial, sans-serif; overflow-wrap: anywhere; }
        main { max-width: 34rem; margin: 0 auto; }
        .business { margin: 0 0 4px; color: var(--soft); }
        h1 { margin: 0 0 20px; font-size: 1.6rem; line-height: 1.25; }
        h2 { margin: 32px 0 12px; font-size: 1.15rem; }
        h3 { margin: 20px 0 8px; font-size: 1rem; }
        .note { margin: 0 0 20px; padding: 12px 14px; border-left: 4px solid; background: var(--card); }
        .good { border-color: var(--good); }
        .bad { border-color: var(--danger); }
        dl { margin: 0 0 24px; padding: 14px 16px; background: var(--card); border: 1px solid var(--line);
          border-radius: 10px; }
        dl:empty { display: none; }
        dt { color: var(--soft); font-size: .88rem; }
        dd { margin: 0 0 10px; white-space: pre-line; }
        dd:last-child { margin-bottom: 0; }
        a { color: var(--main); }
        a:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
        form { margin: 0 0 12px; }
        button, input { font: inherit; min-height: 48px; border-radius: 8px; padding: 10px 18px;
          border: 1px solid var(--line); background: var(--paper); color: var(--ink); }
        button { cursor: pointer; width: 100%; font-weight: 600; }
        button.main { background: var(--main); border-color: var(--main); color: var(--on-main); }
        button.danger { border-color: var(--danger); color: var(--danger); }
        button:focus-visible, input:focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
        label { display: block; margin: 0 0 4px; color: var(--soft); font-size: .88rem; }
        input { width: 100%; margin: 0 0 12px; }
        .times { display: grid; grid-template-columns: repeat(auto-fill, minmax(5.5rem, 1fr)); gap: 8px; }
        .times button { padding: 10px 4px; }
        .help { color: var(--soft); }
        """
    )

    /// The form has no address of its own: it posts to the link's.
    static let template = PageTemplate<LinkPage>(
        """
        <!DOCTYPE html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>{{title}} · {{business}}</title>
        <style>\(style.text)</style>
        </head>
        <body>
        <main>
        <p class="business">{{business}}</p>
        <h1>{{title}}</h1>
        {{#notice}}<p class="note good" role="status">{{.}}</p>{{/notice}}
        {{#warning}}<p class="note bad" role="alert">{{.}}</p>{{/warning}}
        {{#text}}<p>{{.}}</p>{{/text}}
        <dl>{{#facts}}<dt>{{label}}</dt><dd>{{#address}}<a href="{{.}}">{{/address}}{{value}}{{#address}}</a>{{/address}}</dd>{{/facts}}</dl>
        {{#buttons}}<form method="post"><button class="{{look}}" name="action" value="{{action}}">{{label}}</button></form>
        {{/buttons}}
        {{#picker}}<h2>{{title}}</h2>
        <form method="get">
        <label for="day">{{label}}</label>
        <input type="date" id="day" name="day" min="{{first}}" value="{{day}}" required>
        <button>{{show}}</button>
        </form>
        {{#date}}<h3>{{.}}</h3>{{/date}}
        {{#nothing}}<p>{{.}}</p>{{/nothing}}
        <form method="post" class="times">
        <input type="hidden" name="action" value="reschedule">
        {{#times}}<button name="starts_at" value="{{value}}">{{label}}</button>
        {{/times}}</form>
        {{/picker}}
        {{#help}}<p class="help">{{.}}</p>{{/help}}
        </main>
        </body>
        </html>

        """
    )
}
