import Core

/// The hours in which nobody's phone is to ring.
struct QuietHours: Sendable {
    /// Hours of the day; the same for none at all.
    let from: Int
    let until: Int
    let zone: TimeZoneRules

    /// When the quiet hours end in which a moment lies; nil for one that lies in none.
    func end(at moment: Instant) -> Instant? {
        let wall = zone.wall(at: moment)
        let (first, last) = (from * 60, until * 60)
        let isBeforeEnd = wall.minute < last
        let isQuiet = first < last ? wall.minute >= first && isBeforeEnd : wall.minute >= first || isBeforeEnd
        guard isQuiet, first != last else { return nil }
        return zone.instant(of: WallTime(wall.date, minute: isBeforeEnd ? last : last + 1_440))
    }
}
