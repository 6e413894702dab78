/// The words that every business begins with.
public enum DefaultTemplates {
    /// The words for an event, a receiver and a language.
    public static func template(
        _ event: MessageEvent,
        _ audience: MessageAudience,
        _ language: MessageLanguage
    ) -> MessageTemplate {
        MessageTemplate(subject: "{company_name}", html: "", text: "{company_name}")
    }
}
