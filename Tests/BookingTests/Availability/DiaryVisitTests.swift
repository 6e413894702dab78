import Core
import Testing

@testable import Booking

@Suite struct `Visits of several steps` {
    /// Half an hour of dye, a pause of 45 minutes, and half an hour of cut.
    private func fixture(sameEmployee: Bool = false, after: Int = 0, before: Int = 0) -> DiaryFixture {
        var fixture = DiaryFixture()
        let head = DiaryContents.Service(
            id: DiaryFixture.service(9),
            name: "New look",
            minutes: 1,
            price: 9_000
        )
        var dye = DiaryFixture.hour(DiaryFixture.dye, minutes: 30, after: after)
        dye.price = 4_000
        var cut = DiaryFixture.hour(DiaryFixture.cut, minutes: 30, before: before)
        cut.price = 2_000
        fixture.contents.steps = [
            DiaryContents.Step(service: dye, head: head, isPart: true, pauseAfter: 45),
            DiaryContents.Step(service: cut, head: head, isPart: true, sameEmployee: sameEmployee),
        ]
        fixture.contents.employees.append(DiaryFixture.employee(DiaryFixture.berta, "Berta"))
        return fixture
    }

    @Test func `B.12 have their steps one after another, with the employee free in between`() throws {
        var fixture = fixture(sameEmployee: true)
        fixture.contents.employees.removeLast()
        let visit = try fixture.visit("10:00")
        #expect(try visit.steps[0].slot == fixture.slot("10:00", "10:30"))
        #expect(try visit.steps[1].slot == fixture.slot("11:15", "11:45"))
        #expect(try visit.whole == fixture.slot("10:00", "11:45"))
        #expect(visit.steps.map(\.service) == [DiaryFixture.dye, DiaryFixture.cut])
        #expect(visit.steps.map(\.price) == [6_000, 3_000])
        // Somebody else in the pause does no harm, somebody in a step does.
        try fixture.book("10:30", "11:15")
        #expect(try fixture.reason("10:00") == nil)
        try fixture.book("11:40", "11:50")
        #expect(try fixture.reason("10:00") == .busy)
        #expect(try fixture.times == ["12:00", "16:00", "17:00", "18:00"])
    }

    @Test func `B.12 are all or nothing`() throws {
        var fixture = fixture()
        try fixture.book("11:30", "11:40", with: DiaryFixture.anna)
        try fixture.book("11:30", "11:40", with: DiaryFixture.berta)
        #expect(try fixture.reason("10:00") == .busy)
        #expect(try fixture.reason("12:00") == nil)
    }

    @Test func `B.12 give each step whoever is free, the same for all where that is asked`() throws {
        var fixture = fixture()
        try fixture.book("11:30", "11:40", with: DiaryFixture.anna)
        try fixture.book("10:00", "10:10", with: DiaryFixture.berta)
        #expect(try fixture.visit("10:00").steps.map(\.employee) == [DiaryFixture.anna, DiaryFixture.berta])
        var same = self.fixture(sameEmployee: true)
        same.contents.appointments = fixture.contents.appointments
        #expect(try same.reason("10:00") == .busy)
        #expect(try same.visit("12:00").steps.map(\.employee) == [DiaryFixture.anna, DiaryFixture.anna])
    }

    @Test func `B.12 take another for the first step where the same could not go on`() throws {
        var fixture = fixture(sameEmployee: true)
        try fixture.book("11:30", "11:40", with: DiaryFixture.anna)
        try fixture.book("17:00", "18:00", with: DiaryFixture.berta)
        #expect(try fixture.visit("10:00").steps.map(\.employee) == [DiaryFixture.berta, DiaryFixture.berta])
        let slots = try fixture.diary.slots()
        #expect(try slots.first { try $0.start == fixture.at("10:00") }?.employees == [DiaryFixture.berta])
    }

    @Test func `B.12 share the pause between two buffers of one employee: the earlier step's first`() throws {
        var fixture = fixture(sameEmployee: true, after: 30, before: 30)
        fixture.contents.employees.removeLast()
        var steps = try fixture.visit("10:00").steps
        #expect(steps.map(\.bufferAfter) == [30, 0])
        #expect(steps.map(\.bufferBefore) == [0, 15])
        fixture = self.fixture(sameEmployee: true, after: 60, before: 30)
        steps = try fixture.visit("10:00").steps
        #expect(steps.map(\.bufferAfter) == [45, 0])
        #expect(steps.map(\.bufferBefore) == [0, 0])
        // Two employees keep all of theirs.
        fixture = self.fixture(after: 60, before: 30)
        try fixture.book("11:30", "11:40", with: DiaryFixture.anna)
        try fixture.book("09:00", "09:05", with: DiaryFixture.berta)
        try fixture.book("10:00", "10:10", with: DiaryFixture.berta)
        steps = try fixture.visit("10:00").steps
        #expect(steps.map(\.employee) == [DiaryFixture.anna, DiaryFixture.berta])
        #expect(steps[0].bufferAfter == 60)
        #expect(steps[1].bufferBefore == 30)
    }

    @Test func `B.12 count what is left of a buffer, not the whole of it`() throws {
        // 120 minutes after the dye would run into what is there at 12:00; the pause cuts them to 45.
        var fixture = fixture(sameEmployee: true, after: 120)
        fixture.contents.employees.removeLast()
        try fixture.book("12:00", "12:30")
        #expect(try fixture.visit("10:00").steps[0].bufferAfter == 45)
        // With somebody else for the cut they stay whole.
        var other = self.fixture(after: 120)
        other.contents.employees = [
            DiaryFixture.employee(DiaryFixture.anna, "Anna", offers: [DiaryFixture.dye]),
            DiaryFixture.employee(DiaryFixture.berta, "Berta", offers: [DiaryFixture.cut]),
        ]
        try other.book("12:00", "12:30")
        #expect(try other.reason("10:00") == .buffer)
    }

    @Test func `B.12 stay in the same room if they can`() throws {
        var fixture = fixture(sameEmployee: true, after: 30, before: 30)
        for service in [DiaryFixture.dye, DiaryFixture.cut] {
            for number in [1, 2] { fixture.room(number, for: service) }
        }
        #expect(
            try fixture.visit("10:00").steps.map(\.resources)
                == [[1], [1]].map { $0.map(DiaryFixture.resource) }
        )
        try fixture.use(1, "11:20", "11:30")
        #expect(
            try fixture.visit("10:00").steps.map(\.resources)
                == [[1], [2]].map { $0.map(DiaryFixture.resource) }
        )
        try fixture.use(2, "11:20", "11:30")
        #expect(try fixture.reason("10:00") == .resourceBusy)
    }

    @Test func `B.12 lie wholly inside of the branch's hours and of each employee's own`() throws {
        var fixture = fixture()
        #expect(try fixture.reason("13:00") == .onBreak)
        #expect(try fixture.reason("19:00") == .outsideBranchHours)
        fixture.hours = ["mon": ["09:00-14:00"]]
        fixture.contents.employees = [
            DiaryFixture.employee(DiaryFixture.anna, "Anna", hours: ["mon": ["09:00-10:30", "11:15-14:00"]])
        ]
        // In a pause nobody needs to be working; 12:15 is on the grid of the second span.
        #expect(try fixture.times == ["10:00", "11:15", "12:15"])
    }

    @Test func `B.12 can be put together of services, each with an employee and a pause`() throws {
        var fixture = fixture()
        let (dye, cut) = (fixture.contents.steps[0].service, fixture.contents.steps[1].service)
        fixture.contents.steps = [
            DiaryContents.Step(service: dye, head: dye, wish: 0),
            DiaryContents.Step(service: cut, head: cut, wish: 1),
        ]
        fixture.wish = .steps([
            DiaryQuestion.WishedStep(service: dye.id, employee: DiaryFixture.berta, pauseAfter: 20),
            DiaryQuestion.WishedStep(service: cut.id, employee: DiaryFixture.anna),
        ])
        let visit = try fixture.visit("10:00")
        #expect(visit.steps.map(\.employee) == [DiaryFixture.berta, DiaryFixture.anna])
        #expect(try visit.steps[1].slot == fixture.slot("10:50", "11:20"))
        #expect(visit.steps.map(\.price) == [4_000, 2_000])
        fixture.contents.employees[0] = DiaryFixture.employee(
            DiaryFixture.anna,
            "Anna",
            offers: [DiaryFixture.dye]
        )
        #expect(try fixture.reason("10:00") == .employeeNotOffering)
    }

    @Test func `B.12 ask no more of a long chain than can be tried`() throws {
        var fixture = DiaryFixture()
        let service = DiaryFixture.hour(minutes: 10)
        let last = DiaryFixture.hour(DiaryFixture.dye, minutes: 10)
        let head = DiaryContents.Service(id: DiaryFixture.service(9), name: "Long", minutes: 1)
        // Ten, one with a buffer that nobody has, one by others: whoever is chosen, it cannot be.
        fixture.contents.steps = (0..<12).map { index in
            var step = index == 11 ? last : service
            if index == 10 { step.bufferAfter = 20 }
            return DiaryContents.Step(service: step, head: head, isPart: true)
        }
        fixture.contents.employees = (1...40).map { number in
            DiaryFixture.employee(
                DiaryFixture.staff(number),
                "E\(number)",
                offers: [number % 2 == 0 ? DiaryFixture.cut : DiaryFixture.dye]
            )
        }
        for number in 1...40 { try fixture.book("12:00", "12:05", with: DiaryFixture.staff(number)) }
        #expect(try fixture.reason("10:00") == .buffer)
        #expect(try fixture.visit("16:00").steps.count == 12)
    }

    @Test func `split the price of the whole by the prices of the parts`() {
        #expect(DiaryStep.shares(of: 100, among: [10, 10, 10]) == [33, 33, 34])
        #expect(DiaryStep.shares(of: 9_000, among: [4_000, 2_000]) == [6_000, 3_000])
        #expect(DiaryStep.shares(of: 500, among: [0, 0]) == [500, 0])
        #expect(DiaryStep.shares(of: 0, among: [7, 3]) == [0, 0])
        #expect(DiaryStep.shares(of: .max / 4, among: [1 << 40, 1 << 40]).reduce(0, +) == .max / 4)
    }
}
