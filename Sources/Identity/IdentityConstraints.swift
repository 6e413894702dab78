import Core
public import Tenancy

/// What the constraints of this target's tables mean to a user.
public enum IdentityConstraints {
    /// For the one table from constraints to problems.
    public static let meanings = [
        ConstraintMeaning(constraint: "accounts_email_key", problem: .conflict(.emailTaken)),
        ConstraintMeaning(constraint: "branches_slug_key", problem: .conflict(.slugTaken)),
    ]
}
