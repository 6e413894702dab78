import Gateway

/// What somebody typed into a form whose session ended before it was sent: kept, to be sent again.
struct KeptForm: Sendable {
    /// A field with its value.
    struct Field: Sendable {
        let name: String
        let value: String
    }

    /// Where the form was posted to.
    let place: String
    let fields: [Field]

    private static let prefix = "kept."
    private static let placeName = "kept_for"

    /// The fields of a form that was posted without a session.
    init(refused form: FormFields, to place: String) {
        self.place = place
        fields = form.all.compactMap { name, value in
            let isSecret = name == PageKit.Field.token || name.contains("password")
            return isSecret ? nil : Field(name: name, value: value)
        }
    }

    /// What the sign-in form has carried on; nil where there is nothing.
    init?(sent form: FormFields, _ places: PagePlaces) {
        guard let place = places.own(form[Self.placeName]) else { return nil }
        self.place = place
        fields = form.all.compactMap { name, value in
            guard name.hasPrefix(Self.prefix) else { return nil }
            return Field(name: String(name.dropFirst(Self.prefix.count)), value: value)
        }
    }

    /// The hidden fields in the sign-in form, inside a section of it.
    static let markup = """
        <input type="hidden" name="\(placeName)" value="{{place}}">\
        {{#fields}}<input type="hidden" name="\(prefix){{name}}" value="{{value}}">{{/fields}}
        """
}

/// The values of the page that asks whether to send what was kept.
struct ResendPage: Sendable {
    let frame: PublicFrame
    let token: String?
    let place: String
    let fields: [KeptForm.Field]

    init(_ visit: PageVisit, _ kept: KeptForm, token: String?) {
        frame = PublicFrame(visit)
        self.token = token
        place = kept.place
        fields = kept.fields
    }

    func reply(_ visit: PageVisit, status: Int = 200) -> Reply {
        visit.reply(Self.markup.render(self, in: visit.language), status: status)
    }

    static let markup = PageMarkup<ResendPage> { w in
        PublicFrame.markup(w, title: w(.sendAgain)) {
            """
            <div class="narrow sign-in">
            <h1>\(w(.nothingLost))</h1>
            <p>\(w(.nothingLostHelp))</p>
            <form class="card stack" method="post" action="{{place}}">
            {{#token}}<input type="hidden" name="csrf" value="{{.}}">{{/token}}
            {{#fields}}<input type="hidden" name="{{name}}" value="{{value}}">{{/fields}}
            <button class="button main wide">\(w(.sendAgain))</button>
            </form>
            </div>
            """
        }
    }
}
