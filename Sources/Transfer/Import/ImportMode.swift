/// What becomes of a file that has rows with faults.
public enum ImportMode: String, Sendable, CaseIterable {
    /// Nothing is imported unless every row is right.
    case allOrNothing = "all_or_nothing"
    /// The rows that are right are imported.
    case validRows = "valid_rows"
}
