/// A name for a shortcode in other products, which is rewritten to ours when a template is saved.
public struct ShortcodeAlias: Sendable, Hashable {
    /// Its name there, without signs around it.
    public let name: String
    /// Ours.
    public let shortcode: Shortcode

    /// Amelia's, written as `%name%`, as far as we have what they stand for.
    public static let percent: [ShortcodeAlias] = [
        alias("company_address", .companyAddress),
        alias("company_name", .companyName),
        alias("company_phone", .companyPhone),
        alias("company_website", .companyWebsite),
        alias("customer_email", .customerEmail),
        alias("customer_first_name", .customerFirstName),
        alias("customer_last_name", .customerLastName),
        alias("customer_full_name", .customerFullName),
        alias("customer_note", .customerNotes),
        alias("customer_phone", .customerPhone),
        alias("customer_panel_url", .customerPanelURL),
        alias("employee_email", .staffEmail),
        alias("employee_full_name", .staffName),
        alias("employee_phone", .staffPhone),
        alias("category_name", .serviceCategoryName),
        alias("service_name", .serviceName),
        alias("service_description", .serviceNotes),
        alias("service_duration", .serviceDuration),
        alias("service_price", .servicePrice),
        alias("reservation_name", .serviceName),
        alias("reservation_description", .serviceNotes),
        alias("location_name", .locationName),
        alias("location_address", .locationAddress),
        alias("location_phone", .locationPhoneNumber),
        alias("appointment_id", .appointmentID),
        alias("appointment_date", .appointmentDate),
        alias("appointment_date_time", .appointmentDateTime),
        alias("appointment_start_time", .appointmentStartTime),
        alias("appointment_end_time", .appointmentEndTime),
        alias("appointment_duration", .appointmentDuration),
        alias("appointment_notes", .appointmentNotes),
        alias("appointment_price", .appointmentSumPrice),
        alias("appointment_status", .appointmentStatus),
        // Theirs acts when it is opened; ours leads to a page on which the client decides (B.3).
        alias("appointment_cancel_url", .manageLink),
        alias("booked_customer", .customerFullName),
        alias("number_of_persons", .appointmentTotalAttendees),
    ]

    /// Names of Booknetic's that mean the same as another one, written as `{name}`.
    public static let braced: [ShortcodeAlias] = [
        alias("customer_password", .customerPanelPassword),
        alias("appointments_total_price", .appointmentSumPrice),
        // Dates are always as the clock of the branch shows them, to which the client comes.
        alias("appointment_date_client", .appointmentDate),
        alias("appointment_date_time_client", .appointmentDateTime),
        alias("appointment_start_date_client", .appointmentStartDate),
        alias("appointment_start_date_time_client", .appointmentStartDateTime),
        alias("appointment_start_time_client", .appointmentStartTime),
        alias("appointment_end_date_client", .appointmentEndDate),
        alias("appointment_end_date_time_client", .appointmentEndDateTime),
        alias("appointment_end_time_client", .appointmentEndTime),
    ]

    /// The shortcode that `%name%` stands for.
    static func percent(_ name: String) -> Shortcode? { byPercent[name] }

    /// The shortcode that `{name}` stands for, by its own name or another.
    static func braced(_ name: String) -> Shortcode? { Shortcode(rawValue: name) ?? byBraces[name] }

    private static let byPercent = table(percent)
    private static let byBraces = table(braced)

    private static func table(_ aliases: [ShortcodeAlias]) -> [String: Shortcode] {
        Dictionary(aliases.map { ($0.name, $0.shortcode) }) { first, _ in first }
    }

    private static func alias(_ name: String, _ shortcode: Shortcode) -> ShortcodeAlias {
        ShortcodeAlias(name: name, shortcode: shortcode)
    }
}
