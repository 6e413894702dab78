import Core
public import Tenancy

/// What the constraints of this target's tables mean to a user.
public enum CatalogueConstraints {
    /// For the one table from constraints to problems.
    public static let meanings = [
        ConstraintMeaning(constraint: "services_slug_key", problem: .conflict(.slugTaken))
    ]
}
