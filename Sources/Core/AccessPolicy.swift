/// The one table that decides who may do what.
public protocol AccessPolicy: Sendable {
    /// How far the permission reaches for the actor; nil where it is not allowed at all.
    func reach(of actor: Actor, for permission: Permission, settings: SettingValues) -> Reach?
}
