import Core
import Postgres
import Tenancy

/// How far a permission reaches over appointments: all, those of some branches, or the own diary.
struct AppointmentReach: Sendable {
    let reach: Reach
    let actor: Actor

    /// Every appointment, for work whose permission was asked otherwise.
    static func whole(_ actor: Actor) -> AppointmentReach {
        AppointmentReach(reach: .all, actor: actor)
    }

    /// Whether what is at a branch with an employee is in reach; an employee who is not named could be anybody.
    func covers(_ branch: BranchID, _ employee: StaffID?) -> Bool {
        switch reach {
        case .all: true
        case .branches(let own): own.contains(branch)
        case .own: actor.staff != nil && employee == actor.staff
        }
    }

    /// Insists that an appointment is in reach.
    ///
    /// - Throws: `Problem.notFound`: nobody hears of what lies outside.
    func insist(on appointment: Appointment) throws(Problem) {
        guard covers(appointment.branch, appointment.employee) else { throw .notFound(.appointment) }
    }
}

extension Scope {
    /// How far a permission reaches over appointments.
    ///
    /// - Throws: `Problem.forbidden` where it does not reach at all.
    func appointmentReach(_ permission: Permission) throws(Problem) -> AppointmentReach {
        AppointmentReach(reach: try reach(permission), actor: actor)
    }
}
