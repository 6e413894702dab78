import Core
import Testing

@testable import Outbox

@Suite struct DueWorkPlanTests {
    private let jobs = (0..<4).map { _ in DueWorkJob(business: .make(.system), kind: "credentials") }

    @Test func `no more begin than may run at once, in the order in which they were wanted`() {
        var plan = DueWorkPlan(limit: 2)
        for job in jobs { plan.want(job) }
        #expect(plan.next()?.job == jobs[0])
        #expect(plan.next()?.job == jobs[1])
        #expect(plan.next() == nil)
        #expect(plan.room == 0)
        plan.end(jobs[0])
        #expect(plan.next()?.job == jobs[2])
    }

    @Test func `a job that runs is done once more after it, with all that came meanwhile`() {
        var plan = DueWorkPlan(limit: 2)
        let claims = (1...2).map { id in
            DueWorkClaim(id: id, job: jobs[0], lease: Instant(microseconds: Int64(id)), attempts: 1)
        }
        plan.want(jobs[0])
        #expect(plan.next()?.job == jobs[0])
        plan.want(jobs[0], [claims[0]])
        plan.want(jobs[0], [claims[1]])
        #expect(plan.next() == nil)
        plan.want(jobs[1])
        #expect(plan.next()?.job == jobs[1])
        plan.end(jobs[0])
        #expect(plan.next() == DueWorkPlan.Start(job: jobs[0], claims: claims))
    }

    @Test func `moments are rounded up to the minute`() {
        let moment = Instant(microseconds: 120_000_000)
        #expect(moment.roundedUpToMinute == moment)
        #expect(moment.adding(.microseconds(1)).roundedUpToMinute == moment.adding(.seconds(60)))
        #expect(Instant(microseconds: -1).roundedUpToMinute == Instant(microseconds: 0))
    }
}
