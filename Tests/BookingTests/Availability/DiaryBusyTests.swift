import Core
import Testing

@testable import Booking

@Suite struct `What is in the diary` {
    @Test func `takes its time with the buffers of both sides`() throws {
        var fixture = DiaryFixture(DiaryFixture.hour(minutes: 30, before: 10, after: 5))
        fixture.settings = ["booking.slot_interval_minutes": 5]
        try fixture.book("10:00", "11:00", before: 15, after: 20)
        // Ends at 09:40 with 5 minutes after it, where 15 before 10:00 are taken; 11:30 less 10 is 11:20.
        #expect(
            try fixture.times.filter { $0 > "09:00" && $0 < "11:50" } == [
                "09:05", "09:10", "11:30", "11:35", "11:40", "11:45",
            ]
        )
        #expect(try fixture.reason("09:15") == .buffer)
        #expect(try fixture.reason("09:35") == .busy)
        #expect(try fixture.reason("10:30") == .busy)
        #expect(try fixture.reason("11:00") == .buffer)
        #expect(try fixture.reason("11:25") == .buffer)
    }

    @Test func `has buffers that may lie outside of the hours`() throws {
        var fixture = DiaryFixture(DiaryFixture.hour(before: 60, after: 90))
        #expect(try fixture.times.first == "09:00")
        #expect(try fixture.times.last == "19:00")
        try fixture.book("08:00", "08:30")
        #expect(try fixture.reason("09:00") == .buffer)
    }

    @Test func `is found however long it is and whatever lies before it`() throws {
        var fixture = DiaryFixture()
        // A long one first, then short ones inside of it: staff booked over it.
        try fixture.book("09:00", "13:00")
        try fixture.book("09:10", "09:20")
        try fixture.book("09:30", "09:40")
        #expect(try fixture.times == ["13:00", "16:00", "17:00", "18:00", "19:00"])
    }

    @Test func `says whether a time is held, or busy in another calendar`() throws {
        var fixture = DiaryFixture()
        try fixture.book("09:00", "10:00") { $0.isHeld = true }
        fixture.contents.calendars = [
            DiaryContents.Use(subject: DiaryFixture.anna, slot: try fixture.slot("11:30", "11:45"))
        ]
        #expect(try fixture.reason("09:00") == .held)
        #expect(try fixture.reason("11:00") == .calendarBusy)
        #expect(try fixture.times == ["10:00", "12:00", "13:00", "16:00", "17:00", "18:00", "19:00"])
    }

    @Test func `is only the employee's own`() throws {
        var fixture = DiaryFixture()
        fixture.contents.employees.append(DiaryFixture.employee(DiaryFixture.berta, "Berta"))
        try fixture.book("09:00", "10:00", with: DiaryFixture.berta)
        try fixture.away("2027-03-01T10:00", "2027-03-01T11:00", DiaryFixture.berta)
        let slots = try fixture.diary.slots()
        #expect(slots[0].employees == [DiaryFixture.anna])
        #expect(slots[1].employees == [DiaryFixture.anna])
        #expect(slots[2].employees == [DiaryFixture.anna, DiaryFixture.berta])
    }

    @Test func `chooses whoever has least to do that day, then the first`() throws {
        var fixture = DiaryFixture()
        fixture.contents.employees.append(DiaryFixture.employee(DiaryFixture.berta, "Berta"))
        fixture.lastDay = "2027-03-02"
        #expect(try fixture.visit("12:00").steps[0].employee == DiaryFixture.anna)
        try fixture.book("09:00", "10:00")
        #expect(try fixture.visit("12:00").steps[0].employee == DiaryFixture.berta)
        #expect(try fixture.diary.slots()[1].employees == [DiaryFixture.berta, DiaryFixture.anna])
        // What is on another day does not count.
        try fixture.book("2027-03-02T09:00", "2027-03-02T13:00", with: DiaryFixture.berta)
        #expect(try fixture.visit("12:00").steps[0].employee == DiaryFixture.berta)
        #expect(try fixture.visit("2027-03-02T17:00").steps[0].employee == DiaryFixture.anna)
    }

    @Test func `names the reason of whoever came nearest to being free`() throws {
        var fixture = DiaryFixture()
        fixture.contents.employees.append(
            DiaryFixture.employee(DiaryFixture.berta, "Berta", hours: ["tue": ["09:00-14:00"]])
        )
        try fixture.book("09:00", "10:00")
        #expect(try fixture.reason("09:00") == .busy)
        fixture.employee = DiaryFixture.berta
        #expect(try fixture.reason("09:00") == .notWorking)
    }

    @Test func `needs one room of each kind`() throws {
        var fixture = DiaryFixture()
        fixture.room(1)
        fixture.room(2)
        fixture.room(3, kind: "equipment")
        fixture.contents.employees.append(DiaryFixture.employee(DiaryFixture.berta, "Berta"))
        try fixture.use(1, "09:00", "10:30")
        #expect(try fixture.visit("09:00").steps[0].resources == [3, 2].map(DiaryFixture.resource))
        #expect(try fixture.visit("12:00").steps[0].resources == [3, 1].map(DiaryFixture.resource))
        try fixture.use(2, "09:30", "10:00")
        #expect(try fixture.reason("09:00") == .resourceBusy)
        #expect(try fixture.reason("10:00") == nil)
        try fixture.use(3, "10:00", "10:05")
        #expect(try fixture.reason("10:00") == .resourceBusy)
        #expect(try fixture.times == ["11:00", "12:00", "13:00", "16:00", "17:00", "18:00", "19:00"])
    }

    @Test func `takes rooms with the buffers too`() throws {
        var fixture = DiaryFixture(DiaryFixture.hour(before: 0, after: 30))
        fixture.room(1)
        try fixture.use(1, "11:00", "12:00")
        #expect(try fixture.reason("10:00") == .resourceBusy)
        #expect(try fixture.reason("12:00") == nil)
    }

    @Test func `is what is there without the appointments that are about to be moved`() throws {
        var fixture = DiaryFixture()
        fixture.contents.steps = [
            DiaryContents.Step(service: archived, head: archived)
        ]
        #expect(try fixture.reason("09:00") == .serviceArchived)
        fixture.ignoring = [DiaryFixture.appointment(1)]
        #expect(try fixture.reason("09:00") == nil)
    }

    private var archived: DiaryContents.Service {
        var service = DiaryFixture.hour()
        service.isArchived = true
        return service
    }
}

@Suite struct `Groups in the diary` {
    private func fixture(_ seats: Int = 1, taken: Int) throws -> DiaryFixture {
        var fixture = DiaryFixture(DiaryFixture.hour(capacity: 8))
        fixture.seats = seats
        try fixture.book("10:00", "11:00", before: 5, after: 5) {
            ($0.capacity, $0.seatsTaken, $0.price) = (8, taken, 2_500)
        }
        return fixture
    }

    @Test func `are joined at their start while they have seats`() throws {
        let fixture = try fixture(2, taken: 5)
        let slots = try fixture.diary.slots()
        #expect(slots.map(\.seatsLeft) == [3, 8, 8, 8, 8, 8, 8])
        let step = try fixture.visit("10:00").steps[0]
        #expect(step.joins == DiaryFixture.appointment(1))
        #expect(step.capacity == 8)
        #expect(step.price == 2_500)
        #expect(step.bufferBefore == 5)
        #expect(try fixture.visit("12:00").steps[0].joins == nil)
    }

    @Test func `are full with the last seat, and for more than are left`() throws {
        #expect(try fixture(1, taken: 8).reason("10:00") == .groupFull)
        #expect(try fixture(3, taken: 6).reason("10:00") == .groupFull)
        #expect(try fixture(2, taken: 6).reason("10:00") == nil)
        #expect(try fixture(9, taken: 0).reason("12:00") == .tooManySeats)
    }

    @Test func `are busy for another start, another service and another branch`() throws {
        var fixture = try fixture(taken: 1)
        fixture.settings = ["booking.slot_interval_minutes": 30]
        #expect(try fixture.reason("10:30") == .busy)
        #expect(try fixture.reason("11:00") == .buffer)
        fixture.contents.appointments[0].isJoinable = false
        #expect(try fixture.reason("10:00") == .busy)
        fixture.contents.appointments[0].isJoinable = true
        let dye = DiaryFixture.hour(DiaryFixture.dye, capacity: 8)
        fixture.contents.steps = [DiaryContents.Step(service: dye, head: dye)]
        #expect(try fixture.reason("10:00") == .busy)
    }

    @Test func `need no room of their own to be joined`() throws {
        var fixture = try fixture(taken: 1)
        fixture.room(1)
        try fixture.use(1, "09:55", "11:05")
        #expect(try fixture.visit("10:00").steps[0].joins != nil)
        #expect(try fixture.reason("12:00") == nil)
    }
}
