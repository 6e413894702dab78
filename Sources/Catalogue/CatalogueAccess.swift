import Core
import Tenancy

extension Scope {
    /// Whether who asks works here, and sees what is not for everybody.
    var isForStaff: Bool { allows(.readBranches) }
}
