public import Core

/// The settings of sessions.
public enum SessionSettings {
    /// How long staff stay signed in.
    public static let staffHours = SettingKey<Int>(
        "sessions.staff_hours",
        .integer(1...720),
        default: 12,
        perBranch: false,
        help: "After so many hours staff have to sign in again."
    )

    /// How long customers stay signed in.
    static let customerLifetime = Duration.seconds(30 * 86_400)

    /// Older sessions of an account end when it signs in more often than this.
    static let perAccountMax = 100

    /// All of them, for the catalog.
    public static let definitions = [staffHours.definition]
}
