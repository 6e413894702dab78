/// Who asks for something, in which role and on which way.
public struct Actor: Sendable, Hashable {
    /// Who somebody is.
    public enum Person: Hashable, Sendable {
        /// A staff member of the business.
        case staff(StaffID)
        /// A client who signed in.
        case customer(ClientID)
        /// Who runs the deployment.
        case `operator`
        /// Somebody who did not sign in.
        case visitor
        /// The software itself.
        case system
    }

    /// Who it is.
    public let person: Person
    /// The role; visitors, the operator and the system have none.
    public let role: Role?
    /// The login that was used, if one was.
    public let account: AccountID?
    /// The branches of a manager or an employee; empty for everybody else.
    public let branches: Set<BranchID>
    /// The way on which the actor came.
    public let channel: Channel

    /// An actor of these parts.
    public init(
        person: Person,
        role: Role?,
        account: AccountID? = nil,
        branches: Set<BranchID> = [],
        channel: Channel
    ) {
        self.person = person
        self.role = role
        self.account = account
        self.branches = branches
        self.channel = channel
    }

    /// Who runs the deployment, through the command.
    public static let operatorCommand = Actor(person: .operator, role: nil, channel: .command)
    /// Somebody who did not sign in, through the API.
    public static let visitor = Actor(person: .visitor, role: nil, channel: .api)
    /// The software itself.
    public static let system = Actor(person: .system, role: nil, channel: .system)

    /// The same actor on another way.
    public func through(_ channel: Channel) -> Actor {
        Actor(person: person, role: role, account: account, branches: branches, channel: channel)
    }

    /// The staff member, if the actor is one.
    public var staff: StaffID? {
        guard case .staff(let id) = person else { return nil }
        return id
    }

    /// The client, if the actor is one who signed in.
    public var customer: ClientID? {
        guard case .customer(let id) = person else { return nil }
        return id
    }
}
