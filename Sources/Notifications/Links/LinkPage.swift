import Core
import Identity
import Outbox
import Tenancy

/// The page that a link in a message leads to: every text as it is shown.
struct LinkPage: Sendable {
    /// A label and what stands beside it.
    struct Fact: Sendable {
        let label: String
        let value: String
        /// Where the value leads, such as `tel:+34932180000`.
        var address: String?
    }

    /// A button that does something.
    struct Button: Sendable {
        let action: String
        let label: String
        /// How it looks: `main`, `plain` or `danger`.
        let look: String
    }

    /// The choice of another time.
    struct Picker: Sendable {
        let title: String
        let label: String
        let show: String
        /// The day that is chosen, and the first that can be, as the field of a form has them.
        let day: String
        let first: String
        /// The day in words; nil while none was asked for.
        let date: String?
        let times: [Time]
        let nothing: String?
    }

    /// A time that can be chosen.
    struct Time: Sendable {
        let value: String
        let label: String
    }

    let language: String
    let business: String
    var title: String
    /// What has just been done, or is so already.
    var notice: String?
    /// Why something cannot be done.
    var warning: String?
    var text: String?
    var facts: [Fact] = []
    var help: String?
    var buttons: [Button] = []
    var picker: Picker?

    init(_ language: Language, _ title: LinkWord, of business: Business) {
        self.language = language == .pt ? "pt-PT" : language.rawValue
        self.business = business.name
        self.title = title.text(language)
    }
}

extension LinkPage {
    /// The page of a link that does not work.
    static func expired(_ language: Language, of business: Business) -> LinkPage {
        var page = LinkPage(language, .expiredTitle, of: business)
        page.text = LinkWord.expiredText.text(language)
        return page
    }

    /// The page where customers can do nothing by themselves.
    static func withoutPanel(_ language: Language, of business: Business) -> LinkPage {
        var page = LinkPage(language, .appointmentTitle, of: business)
        page.text = LinkWord.noPanel.text(language)
        return page
    }
}
