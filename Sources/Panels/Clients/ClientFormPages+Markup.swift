extension ClientFormPage {
    static let markup = PageMarkup<ClientFormPage> { w in
        ConsoleFrame.markup(w, title: "{{title}}", styles: ["clients.css"], scripts: ["client-windows.js"]) {
            let form = FormMarkup(w)
            return """
                <section class="card window" data-window-content data-client-form>
                <h1 dir="auto">{{title}}</h1>
                \(form.open("form client-form", #"autocomplete="off""#))
                {{#hasDifferences}}<div class="note warn"><div><p>\(w(.changedMeanwhile))</p><ul>{{#differences}}<li>\
                <a href="#{{input}}">{{label}}</a>: <bdi>{{value}}</bdi></li>{{/differences}}</ul></div></div>{{/hasDifferences}}
                \(person(form, w))
                <p class="help" data-known hidden>\(w(.perhapsKnown)) <span></span></p>
                <details class="more"{{#isOpen}} open{{/isOpen}}><summary>\(w(.moreFields))</summary>
                <div class="form">
                \(rest(form))
                \(standing(form))
                </div></details>
                \(form.buttons(.save, cancel: "{{back}}"))
                \(form.close)
                </section>
                """
        }
    }

    private static func person(_ form: FormMarkup, _ w: Wording) -> String {
        let lastName = either("lastName") {
            form.text("last_name", .clientLastName, .max(100), .attributes("dir=auto"), $0)
        }
        let email = either("email") { form.text("email", .email, .type("email"), .max(254), $0) }
        let phone = either("phone") { form.text("phone", .clientPhone, .type("tel"), .max(60), $0) }
        let gender = either("gender") { form.select("gender", .clientGender, nothing: .nothingChosen, $0) }
        let birth = either("birthDate") { form.text("birth_date", .clientBirthDate, .type("date"), $0) }
        return """
            <div class="pair">\(form.text("first_name", .clientFirstName, .required, .max(100), .attributes("dir=auto autofocus")))\
            \(form.text("middle_name", .clientMiddleName, .max(100), .attributes("dir=auto")))\(lastName)</div>
            <div class="pair">\(email)\(phone)</div>
            <div class="pair">\(gender)\(birth)</div>
            \(form.area("note", .internalNote, .max(10_000), .help(.internalNoteHelp), .attributes("dir=auto")))
            """
    }

    private static func rest(_ form: FormMarkup) -> String {
        let type = either("document") {
            form.select("document.type", .clientDocumentType, nothing: .nothingChosen, $0)
        }
        let number = either("document") { form.text("document.number", .clientDocumentNumber, .max(60), $0) }
        let address = either("address") {
            form.text("address.line1", .clientAddress, .max(200), .attributes("dir=auto"), $0)
        }
        let language = either("language") { form.select("language", .language, nothing: .nothingChosen, $0) }
        let referral = either("referralMethod") {
            form.text("referral_method", .clientReferralMethod, .max(100), .attributes("dir=auto"), $0)
        }
        let branch = either("preferredBranch") {
            form.select("preferred_branch", .clientPreferredBranch, nothing: .nothingChosen, $0)
        }
        return """
            <div class="pair">\(type)\(number)</div>
            <div class="pair">\(address)\(form.text("address.line2", .clientAddressMore, .max(200), .attributes("dir=auto")))</div>
            <div class="pair">\(form.text("address.postal_code", .clientPostalCode, .max(20)))\
            \(form.text("address.city", .clientCity, .max(100), .attributes("dir=auto")))</div>
            <div class="pair">\(form.text("address.region", .clientRegion, .max(100)))\
            \(form.text("address.country", .clientCountry, .max(2), .help(.clientCountryHelp)))</div>
            <div class="pair">\(language)\(referral)</div>
            {{#hasBranches}}\(branch){{/hasBranches}}
            {{#hasMeasurements}}<div class="pair">\(form.text("height_cm", .clientHeight, .attributes("inputmode=decimal")))\
            \(form.text("weight_kg", .clientWeight, .attributes("inputmode=decimal")))</div>{{/hasMeasurements}}
            """
    }

    private static func standing(_ form: FormMarkup) -> String {
        """
        <div class="pair">\(form.select("status", .clientStatus, .required))\
        \(form.text("tags", .clientTags, .help(.clientTagsHelp), .attributes("dir=auto")))</div>
        <input type="hidden" name="has.marked" value="yes"><input type="hidden" name="has.blocked" value="yes">\
        {{#canAllowLogin}}<input type="hidden" name="has.login_allowed" value="yes">{{/canAllowLogin}}
        \(form.check("marked", .markClient, .help(.markClientHelp)))
        {{#canAllowLogin}}\(form.check("login_allowed", .allowLogin, .help(.allowLoginHelp))){{/canAllowLogin}}
        \(form.check("blocked", .blockOnline, .help(.blockOnlineHelp)))
        <div class="pair only-if-blocked">\(form.text("blocklist.reason", .blockReason, .max(500), .attributes("dir=auto")))\
        \(form.text("blocklist.until", .blockUntil, .type("date")))</div>
        """
    }

    /// A field that is required where the settings say so.
    private static func either(_ name: String, _ field: (FormMarkup.Trait) -> String) -> String {
        "{{#requires.\(name)}}\(field(.required)){{/requires.\(name)}}"
            + "{{^requires.\(name)}}\(field(.attributes(""))){{/requires.\(name)}}"
    }
}
