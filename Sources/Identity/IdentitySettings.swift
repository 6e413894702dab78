public import Core

/// All settings that this target declares.
public enum IdentitySettings {
    /// For the catalog.
    public static let definitions =
        AccessSettings.definitions + CredentialSettings.definitions + SessionSettings.definitions
}
