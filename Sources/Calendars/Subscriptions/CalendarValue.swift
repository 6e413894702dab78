import Core

/// A time as a calendar writes it: a day, a wall time, or a moment.
struct CalendarValue: Sendable, Hashable {
    /// The wall time, or the moment's in UTC; midnight for a day.
    let wall: WallTime
    /// Seconds beyond the minute.
    let second: Int
    let isDay: Bool
    let isUTC: Bool

    init(_ wall: WallTime, second: Int = 0, isDay: Bool, isUTC: Bool) {
        self.wall = wall
        self.second = second
        self.isDay = isDay
        self.isUTC = isUTC
    }

    /// Reads `20261123`, `20261123T100000` or `20261123T100000Z`.
    init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard [8, 15, 16].contains(bytes.count), let year = Self.number(bytes[0..<4]),
            let month = Self.number(bytes[4..<6]), let day = Self.number(bytes[6..<8]),
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        guard bytes.count > 8 else {
            self.init(WallTime(date, minute: 0), isDay: true, isUTC: false)
            return
        }
        guard bytes[8] == UInt8(ascii: "T"), let hour = Self.number(bytes[9..<11]), hour < 24,
            let minute = Self.number(bytes[11..<13]), minute < 60, let second = Self.number(bytes[13..<15]),
            second <= 60, bytes.count == 15 || bytes[15] == UInt8(ascii: "Z")
        else { return nil }
        self.init(
            WallTime(date, minute: hour * 60 + minute),
            second: min(second, 59),
            isDay: false,
            isUTC: bytes.count == 16
        )
    }

    /// The moment, by the clock of a zone where the value does not say itself.
    func instant(in zone: TimeZoneRules) -> Instant {
        let seconds = Duration.seconds(second)
        if isUTC { return Instant(microseconds: Int64(wall.secondsSince1970) * 1_000_000).adding(seconds) }
        return zone.instant(of: wall).adding(seconds)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (48...57).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 48)
        }
        return value
    }
}

/// A length of time as a calendar writes it: whole days, which are as long as the clock makes them, and seconds.
struct CalendarDuration: Sendable, Hashable {
    let days: Int
    let seconds: Int

    /// Reads `PT1H30M`, `P1D`, `P2W`; nil for anything else and for what runs backwards.
    init?(_ text: some StringProtocol) {
        var rest = text.utf8[...]
        if rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        guard rest.popFirst() == UInt8(ascii: "P") else { return nil }
        var (days, seconds, isTime) = (0, 0, false)
        while let first = rest.first {
            if first == UInt8(ascii: "T") {
                isTime = true
                rest.removeFirst()
                continue
            }
            var number = 0
            var digits = 0
            while let digit = rest.first, (48...57).contains(digit), digits < 7 {
                number = number * 10 + Int(digit - 48)
                digits += 1
                rest.removeFirst()
            }
            guard digits > 0, let unit = rest.popFirst() else { return nil }
            switch (unit, isTime) {
            case (UInt8(ascii: "W"), false): days += number * 7
            case (UInt8(ascii: "D"), false): days += number
            case (UInt8(ascii: "H"), true): seconds += number * 3_600
            case (UInt8(ascii: "M"), true): seconds += number * 60
            case (UInt8(ascii: "S"), true): seconds += number
            default: return nil
            }
        }
        self.days = days
        self.seconds = seconds
    }

    /// When something of this length ends.
    func end(of start: CalendarValue, in zone: TimeZoneRules) -> Instant {
        let later = CalendarValue(
            start.wall.adding(minutes: days * 1_440),
            second: start.second,
            isDay: start.isDay,
            isUTC: start.isUTC
        )
        return later.instant(in: zone).adding(.seconds(seconds))
    }
}
