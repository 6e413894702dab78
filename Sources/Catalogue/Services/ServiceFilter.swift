import Core

/// Which services a list shows.
struct ServiceFilter: Sendable, Hashable {
    /// Everything for staff; for others what can be booked online.
    var isForStaff = false
    var archived = false
    var branch: BranchID?
    var category: ServiceCategoryID?

    /// What a cursor must agree with.
    var parts: [String?] {
        ["\(isForStaff)", "\(archived)", branch?.description, category?.description]
    }
}
