import Core
import Testing

@testable import Booking

@Suite struct `Refusals and explanations of times` {
    private func service(_ change: (inout DiaryContents.Service) -> Void) -> DiaryFixture {
        var service = DiaryFixture.hour()
        change(&service)
        return DiaryFixture(service)
    }

    @Test func `name what is wrong with the service before anything else`() throws {
        var archived = service { $0.isArchived = true }
        archived.now = "2028-01-01T00:00:00Z"
        #expect(try archived.reason("10:00") == .serviceArchived)
        #expect(try service { $0.isHere = false }.reason("10:00") == .serviceNotAtBranch)
        var offline = service { $0.isOnline = false }
        #expect(try offline.reason("10:00") == .serviceNotOnline)
        #expect(try offline.times == [])
        offline.entry = .staff
        #expect(try offline.reason("10:00") == nil)
        var full = service { $0.capacity = 2 }
        full.seats = 3
        #expect(try full.reason("10:00") == .tooManySeats)
    }

    @Test func `name what is wrong with the employee after the time`() throws {
        var fixture = DiaryFixture()
        fixture.employee = DiaryFixture.berta
        #expect(throws: Problem.notFound(.employee)) { try fixture.diary }
        fixture.contents.employees = [DiaryFixture.employee(DiaryFixture.berta, "Berta", offers: [])]
        #expect(try fixture.reason("10:00") == .employeeNotOffering)
        fixture.now = "2028-01-01T00:00:00Z"
        #expect(try fixture.reason("10:00") == .inPast)
        fixture.now = "2027-02-01T08:00:00Z"
        fixture.employee = nil
        #expect(try fixture.reason("10:00") == .noEmployeeQualified)
        fixture.employee = DiaryFixture.berta
        fixture.contents.employees = [DiaryFixture.employee(DiaryFixture.berta, "Berta")]
        fixture.contents.employees[0].isOnline = false
        #expect(try fixture.reason("10:00") == .employeeNotOnline)
        fixture.entry = .staff
        #expect(try fixture.reason("10:00") == nil)
        fixture.contents.employees[0].isHere = false
        #expect(try fixture.reason("10:00") == .employeeNotOffering)
    }

    @Test func `know nothing of services that are not there`() throws {
        var fixture = DiaryFixture()
        fixture.contents.steps = []
        #expect(throws: Problem.notFound(.service)) { try fixture.diary }
    }

    @Test func `name the setting that is the cause, and until when it is`() throws {
        var fixture = DiaryFixture()
        fixture.now = "2027-03-01T08:30:00Z"
        fixture.settings["booking.minimum_notice_minutes"] = 120
        let notice = try #require(try fixture.diary.decide(fixture.at("10:00")).refusal)
        #expect(notice.setting == "booking.minimum_notice_minutes")
        #expect(try notice.until == fixture.at("11:30"))
        #expect(notice.detail == "Bookings must be made 2 hours ahead, at least.")
        let grid = try #require(try fixture.diary.decide(fixture.at("12:01")).refusal)
        #expect(grid.setting == "booking.slot_interval_minutes")
        fixture.settings["booking.horizon_days"] = 1
        fixture.lastDay = "2027-03-04"
        let horizon = try #require(try fixture.diary.decide(fixture.at("2027-03-04T10:00")).refusal)
        #expect(horizon.setting == "booking.horizon_days")
        #expect(horizon.detail.contains("2027-03-02"))
    }

    @Test func `become problems of the right kind`() {
        for reason in SlotReason.allCases {
            let refusal = SlotRefusal(reason: reason, detail: "No.").refusal
            #expect(refusal.reason == reason.rawValue)
            switch reason {
            case .busy, .buffer, .held, .calendarBusy, .resourceBusy, .groupFull, .alreadyAttending:
                #expect(refusal.kind == .taken)
            case .blocklisted, .registeredOnly: #expect(refusal.kind == .blocked)
            default: #expect(refusal.kind != .taken)
            }
        }
    }

    @Test func `B.13 give each time of a day the reason that a booking would get`() throws {
        var fixture = DiaryFixture()
        fixture.contents.employees.append(
            DiaryFixture.employee(DiaryFixture.berta, "Berta", hours: ["mon": ["10:00-13:00"]])
        )
        fixture.now = "2027-03-01T08:30:00Z"
        fixture.settings = ["booking.slot_interval_minutes": 30]
        try fixture.book("10:00", "11:00", after: 15)
        try fixture.away("2027-03-01T12:00", "2027-03-01T12:30", DiaryFixture.berta)
        let explanation = try fixture.diary.explain(DiaryFixture.date(fixture.day))
        #expect(explanation.days == [])
        let rules = try fixture.rules
        func told(_ employee: StaffID) -> [String] {
            explanation.candidates.filter { $0.employee == employee }.map {
                "\(WallTime.clock(rules.wall(at: $0.start).minute)) \($0.refusal?.reason.rawValue ?? "free")"
            }
        }
        #expect(
            told(DiaryFixture.anna) == [
                "09:00 in_past", "09:30 busy", "10:00 busy", "10:30 busy", "11:00 buffer", "11:30 free",
                "12:00 free", "12:30 free", "13:00 free", "13:30 break", "14:00 break", "14:30 break",
                "15:00 break", "15:30 break", "16:00 free", "16:30 free", "17:00 free", "17:30 free",
                "18:00 free", "18:30 free", "19:00 free", "19:30 outside_branch_hours",
            ]
        )
        #expect(
            told(DiaryFixture.berta).prefix(9) == [
                "09:00 in_past", "09:30 outside_employee_hours", "10:00 free", "10:30 free",
                "11:00 free", "11:30 time_off", "12:00 time_off", "12:30 outside_employee_hours",
                "13:00 outside_employee_hours",
            ]
        )
        for candidate in explanation.candidates {
            fixture.employee = candidate.employee
            let decided = try fixture.diary.decide(candidate.start).refusal
            #expect(decided == candidate.refusal)
            #expect(candidate.refusal.map { !$0.detail.isEmpty } ?? true)
        }
    }

    @Test func `B.13 say of each employee why there is nothing on a day`() throws {
        func verdicts(_ fixture: DiaryFixture) throws -> [String] {
            let explanation = try fixture.diary.explain(DiaryFixture.date(fixture.day))
            #expect(explanation.candidates == [])
            return explanation.days.map {
                "\($0.employee == nil ? "all" : "one") \($0.refusal.reason.rawValue)"
            }
        }
        var fixture = DiaryFixture()
        fixture.hours = ["tue": ["09:00-14:00"]]
        #expect(try verdicts(fixture) == ["one branch_closed"])
        fixture = DiaryFixture()
        fixture.special(name: "Festa Major")
        #expect(try verdicts(fixture) == ["one special_day"])
        fixture = DiaryFixture()
        fixture.special(employee: DiaryFixture.anna)
        #expect(try verdicts(fixture) == ["one not_working"])
        fixture = DiaryFixture()
        try fixture.away("2027-02-20T00:00", "2027-03-20T00:00")
        #expect(try verdicts(fixture) == ["one time_off"])
        fixture = DiaryFixture()
        fixture.contents.employees = []
        #expect(try verdicts(fixture) == ["all no_employee_qualified"])
        #expect(try verdicts(service { $0.isArchived = true }) == ["all service_archived"])
    }

    @Test func `are overruled by staff, but for what can never be`() throws {
        var fixture = DiaryFixture()
        fixture.entry = .staff
        fixture.room(1)
        fixture.room(2)
        try fixture.book("10:00", "11:00")
        try fixture.use(1, "10:00", "11:00")
        try fixture.away("2027-03-01T00:00", "2027-03-02T00:00")
        func force(_ start: String) throws -> Result<Assignment, SlotRefusal> {
            try fixture.diary.force(fixture.at(start), employee: DiaryFixture.anna)
        }
        #expect(try force("10:00").get().steps[0].resources == [DiaryFixture.resource(2)])
        #expect(try force("10:00").get().steps[0].employee == DiaryFixture.anna)
        #expect(try force("03:00").get().whole == fixture.slot("03:00", "04:00"))
        #expect(try force("23:30").refusal?.reason == .acrossMidnight)
        fixture.contents.employees = [DiaryFixture.employee(DiaryFixture.anna, "Anna", offers: [])]
        #expect(try force("10:00").refusal?.reason == .employeeNotOffering)
    }
}
