/// When a client came last and comes next, as expressions over a row of `clients`.
///
/// What is stored is of the last change; where an appointment began since, the database looks again.
public enum ClientDates {
    /// The latest start not in the future, of what was neither cancelled nor rejected; NULL without one.
    public static let last: StaticString = """
        CASE WHEN clients.next_appointment_at <= now() THEN last_visit_of(clients.id)
            ELSE clients.last_appointment_at END
        """
    /// The next start of what is pending or approved; NULL without one.
    public static let next: StaticString = """
        CASE WHEN clients.next_appointment_at <= now() THEN next_visit_of(clients.id)
            ELSE clients.next_appointment_at END
        """
}
