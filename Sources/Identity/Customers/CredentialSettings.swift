public import Core

/// With what a client who was let in signs in for the first time.
public enum CredentialDelivery: String, Sendable, Hashable, CaseIterable, SettingValue {
    /// A random password, to be changed at the first sign-in, for some days.
    case oneTimePassword = "one_time_password"
    /// A link with which the client sets a password.
    case setPasswordLink = "set_password_link"
    /// A random password that stays.
    case permanentPassword = "permanent_password"
}

/// The settings of what clients sign in with.
public enum CredentialSettings {
    /// What a client is sent who was let in.
    public static let delivery = SettingKey<CredentialDelivery>(
        "panel.credential_delivery",
        default: .oneTimePassword,
        presets: ["booknetic": .permanentPassword, "amelia": .setPasswordLink],
        perBranch: false,
        help:
            "What clients get to sign in with: one_time_password (to be changed within 7 days), set_password_link or "
            + "permanent_password."
    )

    /// How long a one-time password works.
    static let oneTimeLifetime = Duration.seconds(7 * 86_400)

    /// All of them, for the catalog.
    public static let definitions = [delivery.definition]
}
