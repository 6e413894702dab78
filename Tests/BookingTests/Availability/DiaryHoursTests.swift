import Core
import Tenancy
import Testing

@testable import Booking

@Suite struct `Times that are offered` {
    @Test func `lie on the grid, inside of the hours, and end with them`() throws {
        var fixture = DiaryFixture(DiaryFixture.hour(minutes: 45))
        fixture.settings = ["booking.slot_interval_minutes": 30]
        #expect(
            try fixture.times == [
                "09:00", "09:30", "10:00", "10:30", "11:00", "11:30", "12:00", "12:30", "13:00",
                "16:00", "16:30", "17:00", "17:30", "18:00", "18:30", "19:00",
            ]
        )
        #expect(try fixture.reason("13:30") == .onBreak)
        #expect(try fixture.reason("13:15") == .offGrid)
        #expect(try fixture.reason("19:30") == .outsideBranchHours)
        #expect(try fixture.reason("08:30") == .outsideBranchHours)
    }

    @Test func `begin their grid anew with each span of the working time`() throws {
        var fixture = DiaryFixture()
        fixture.hours = ["mon": ["09:10-11:30", "16:05-18:05"]]
        #expect(try fixture.times == ["09:10", "10:10", "16:05", "17:05"])
        fixture.contents.employees = [
            DiaryFixture.employee(DiaryFixture.anna, "Anna", hours: ["mon": ["09:00-10:30", "16:20-19:00"]])
        ]
        #expect(try fixture.times == ["09:10", "16:20"])
    }

    @Test func `may end at midnight and not after it`() throws {
        var fixture = DiaryFixture()
        fixture.hours = ["mon-tue": ["00:00-24:00"]]
        fixture.settings = ["booking.slot_interval_minutes": 30]
        #expect(try fixture.times.first == "00:00")
        #expect(try fixture.times.last == "23:00")
        #expect(try fixture.times.count == 47)
        #expect(try fixture.reason("23:30") == .acrossMidnight)
    }

    @Test func `treat spans that touch as one`() throws {
        var fixture = DiaryFixture(DiaryFixture.hour(minutes: 120))
        fixture.hours = ["mon": ["09:00-11:00", "11:00-12:00"]]
        #expect(try fixture.times == ["09:00", "10:00"])
    }

    @Test func `follow an employee's own week, and the branch's where there is none`() throws {
        var fixture = DiaryFixture()
        fixture.contents.employees = [
            DiaryFixture.employee(DiaryFixture.anna, "Anna", hours: ["mon": ["08:00-11:00", "12:00-17:00"]])
        ]
        #expect(try fixture.times == ["09:00", "10:00", "12:00", "13:00", "16:00"])
        #expect(try fixture.reason("11:00") == .onBreak)
        #expect(try fixture.reason("18:00") == .outsideEmployeeHours)
        fixture.contents.employees = [
            DiaryFixture.employee(DiaryFixture.anna, "Anna", hours: ["tue": ["08:00-11:00"]])
        ]
        #expect(try fixture.times == [])
        #expect(try fixture.reason("09:00") == .notWorking)
    }

    @Test func `follow special days: the branch's before the business's, the later one among equals`() throws
    {
        var fixture = DiaryFixture()
        fixture.special(["10:00-11:00"])
        #expect(try fixture.times == ["10:00"])
        #expect(try fixture.reason("12:00") == .outsideBranchHours)
        fixture.special(name: "Festa Major", branch: true)
        #expect(try fixture.times == [])
        #expect(try fixture.reason("10:00") == .specialDay)
        fixture.special(["17:00-19:00"], branch: true)
        fixture.special(["11:00-12:00"])
        #expect(try fixture.times == ["17:00", "18:00"])
    }

    @Test func `follow an employee's special days, those at the branch before those at all`() throws {
        var fixture = DiaryFixture()
        fixture.special(["10:00-11:00"], branch: true, employee: DiaryFixture.anna)
        fixture.special(["17:00-18:00"], employee: DiaryFixture.anna)
        fixture.special(["12:00-13:00"], employee: DiaryFixture.berta)
        #expect(try fixture.times == ["10:00"])
        #expect(try fixture.reason("17:00") == .outsideEmployeeHours)
        fixture.special([], branch: true, employee: DiaryFixture.anna)
        #expect(try fixture.reason("10:00") == .notWorking)
        // Whoever works on a day on which the branch is closed works for nobody.
        fixture.special(["10:00-12:00"], branch: true, employee: DiaryFixture.anna)
        fixture.special()
        #expect(try fixture.reason("10:00") == .specialDay)
    }

    @Test func `leave out closed days and time off`() throws {
        var fixture = DiaryFixture()
        try fixture.away("2027-03-01T10:30", "2027-03-01T12:00")
        try fixture.away("2027-03-01T19:00", "2027-03-03T00:00")
        #expect(try fixture.times == ["09:00", "12:00", "13:00", "16:00", "17:00", "18:00"])
        #expect(try fixture.reason("10:00") == .timeOff)
        #expect(try fixture.reason("19:00") == .timeOff)
        fixture.hours = ["tue": ["09:00-14:00"]]
        #expect(try fixture.reason("10:00") == .branchClosed)
    }

    @Test func `keep notice and horizon online, counted in minutes and in days`() throws {
        var fixture = DiaryFixture()
        fixture.now = "2027-03-01T08:30:00Z"
        #expect(try fixture.times.first == "10:00")
        #expect(try fixture.reason("09:00") == .inPast)
        fixture.settings["booking.minimum_notice_minutes"] = 180
        #expect(try fixture.times.first == "13:00")
        #expect(try fixture.reason("12:00") == .minimumNotice)
        fixture.settings["booking.minimum_notice_minutes"] = 0
        fixture.settings["booking.horizon_days"] = 2
        (fixture.now, fixture.lastDay) = ("2027-02-27T22:59:00Z", "2027-03-02")
        #expect(try fixture.reason("10:00") == nil)
        #expect(try fixture.reason("2027-03-02T10:00") == .beyondHorizon)
        #expect(try Set(fixture.diary.slots().map { fixture.zoneDay($0.start) }) == ["2027-03-01"])
        // A minute later it is the 28th there.
        fixture.now = "2027-02-27T23:00:00Z"
        #expect(try fixture.reason("2027-03-02T10:00") == nil)
    }

    @Test func `are decided for staff without notice, horizon and grid, but with everything else`() throws {
        var fixture = DiaryFixture()
        fixture.entry = .staff
        fixture.now = "2027-03-01T08:30:00Z"
        fixture.settings["booking.minimum_notice_minutes"] = 1_440
        fixture.settings["booking.horizon_days"] = 1
        fixture.lastDay = "2027-03-05"
        #expect(try fixture.reason("09:37") == nil)
        #expect(try fixture.reason("2027-03-05T09:00") == nil)
        #expect(try fixture.reason("09:29") == .inPast)
        #expect(try fixture.reason("13:30") == .onBreak)
        #expect(try fixture.diary.decide(fixture.at("10:00").adding(.seconds(1))).refusal?.reason == .offGrid)
        try fixture.book("10:00", "11:00")
        #expect(try fixture.reason("10:37") == .busy)
    }
}

extension DiaryFixture {
    func zoneDay(_ moment: Instant) -> String {
        (try? rules.wall(at: moment).date.iso8601) ?? ""
    }
}
