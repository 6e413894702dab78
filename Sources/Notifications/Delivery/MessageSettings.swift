public import Core

/// The settings of messages.
public enum MessageSettings {
    /// Where answers to mails go.
    public static let replyTo = SettingKey<String>(
        "mail.reply_to",
        .email,
        default: "",
        help: "The address to which answers to mails go; empty for the sender's own."
    )
    /// When the quiet hours begin.
    public static let quietFrom = SettingKey<Int>(
        "notifications.quiet_from_hour",
        .integer(0...23),
        default: 22,
        help: "From which hour on texts, push and WhatsApp messages wait for the morning; the same as "
            + "notifications.quiet_until_hour for never."
    )
    /// When the quiet hours end.
    public static let quietUntil = SettingKey<Int>(
        "notifications.quiet_until_hour",
        .integer(0...23),
        default: 8,
        help:
            "At which hour texts, push and WhatsApp messages go again that have waited, by the branch's clock."
    )
    /// How many messages a client gets within a day.
    public static let dailyMax = SettingKey<Int>(
        "notifications.daily_max",
        .integer(0...1_000),
        default: 20,
        perBranch: false,
        help:
            "How many messages a client gets within 24 hours, those about signing in aside; 0 for any number."
    )

    /// Every one of them.
    public static let definitions: [SettingDefinition] = [
        replyTo.definition, quietFrom.definition, quietUntil.definition, dailyMax.definition,
    ]
}
