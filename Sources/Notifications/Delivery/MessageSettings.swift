public import Core

/// The settings of messages.
public enum MessageSettings {
    /// Where answers to mails go.
    public static let replyTo = SettingKey<String>(
        "mail.reply_to",
        .text(max: 254),
        default: "",
        help: "The address to which answers to mails go; empty for the sender's own."
    )

    /// Every one of them.
    public static let definitions: [SettingDefinition] = [replyTo.definition]
}
