public import Core

/// What customers may do in the panel.
public enum PanelSettings {
    /// Whether a customer may choose another time.
    public enum Rescheduling: String, CaseIterable, SettingValue {
        case on
        case off
    }

    /// Whether customers may move their own appointments: off, the only default that a seed states.
    ///
    /// Businesses files name it already; it takes effect with the appointments.
    public static let customerReschedule = SettingKey<Rescheduling>(
        "panel.customer_reschedule",
        default: .off,
        presets: ["booknetic": .on],
        perBranch: true,
        help: "Whether customers may move their own appointments (takes effect with the appointments)."
    )

    /// For the catalog.
    public static let definitions = [customerReschedule.definition]
}
