/// Dates, times, money and lengths as people of one language write them, on one place's clock.
///
/// The words stand here and not in a library's tables, so that a message reads the same on every machine.
public struct LocalFormat: Sendable {
    /// The language.
    public let language: Language
    /// The clock that decides which day and hour it is.
    public let zone: TimeZoneRules
    /// What money is counted in.
    public let currency: CurrencyCode

    /// A format of these parts.
    public init(_ language: Language, zone: TimeZoneRules, currency: CurrencyCode) {
        self.language = language
        self.zone = zone
        self.currency = currency
    }

    /// The day with its weekday: `dilluns, 7 de desembre del 2026`.
    public func date(_ moment: Instant) -> String {
        day(zone.wall(at: moment).date)
    }

    /// The time of the day, in 24 hours: `09:30`.
    public func time(_ moment: Instant) -> String {
        WallTime.clock(zone.wall(at: moment).minute)
    }

    /// Both: `lundi 7 décembre 2026 à 09:30`.
    ///
    /// In the hour that the clock shows twice, the offset from UTC says which of the two is meant.
    public func dateTime(_ moment: Instant) -> String {
        let wall = zone.wall(at: moment)
        let clock = WallTime.clock(wall.minute)
        let text =
            switch language {
            // The article follows the hour as it is said: “a la una”, “a les dues”.
            case .ca: "\(day(wall.date)), a \(wall.minute / 60 == 1 ? "la" : "les") \(clock)"
            case .fr: "\(day(wall.date)) à \(clock)"
            case .es: "\(day(wall.date)), a \(wall.minute / 60 == 1 ? "la" : "las") \(clock)"
            case .pt: "\(day(wall.date)), \(wall.minute / 60 == 1 ? "à" : "às") \(clock)"
            case .en: "\(day(wall.date)) at \(clock)"
            }
        guard case .twice = zone.reading(of: wall) else { return text }
        return "\(text) (\(offset(at: moment)))"
    }

    /// A day with its weekday: `segunda-feira, 7 de dezembro de 2026`.
    public func day(_ day: CalendarDate) -> String {
        let words = LocalWords.of(language)
        // 1 January 1970 was a Thursday; the week begins on Monday.
        let weekday = words.weekdays[((day.daysSince1970 + 3) % 7 + 7) % 7]
        let month = words.months[day.month - 1]
        switch language {
        case .ca:
            // “de” loses its vowel before another one: d’abril, d’agost, d’octubre.
            let of = month.hasPrefix("a") || month.hasPrefix("o") ? "d’" : "de "
            return "\(weekday), \(day.day) \(of)\(month) del \(day.year)"
        case .fr: return "\(weekday) \(day.day == 1 ? "1er" : String(day.day)) \(month) \(day.year)"
        case .es, .pt: return "\(weekday), \(day.day) de \(month) de \(day.year)"
        case .en: return "\(weekday) \(day.day) \(month) \(day.year)"
        }
    }

    /// The name of a day: `dilluns`, or with `short` `dl.`.
    public func weekday(_ day: CalendarDate, short: Bool = false) -> String {
        let words = LocalWords.of(language)
        let index = ((day.daysSince1970 + 3) % 7 + 7) % 7
        return short ? words.shortWeekdays[index] : words.weekdays[index]
    }

    /// A month with its year, as a heading: `desembre del 2026`.
    public func month(_ day: CalendarDate) -> String {
        let month = LocalWords.of(language).months[day.month - 1]
        switch language {
        case .ca: return "\(month) del \(day.year)"
        case .es, .pt: return "\(month) de \(day.year)"
        case .fr, .en: return "\(month) \(day.year)"
        }
    }

    /// A day without its year and weekday: `7 de desembre`.
    public func dayOfMonth(_ day: CalendarDate) -> String {
        let month = LocalWords.of(language).months[day.month - 1]
        switch language {
        case .ca:
            let of = month.hasPrefix("a") || month.hasPrefix("o") ? "d’" : "de "
            return "\(day.day) \(of)\(month)"
        case .fr: return "\(day.day == 1 ? "1er" : String(day.day)) \(month)"
        case .es, .pt: return "\(day.day) de \(month)"
        case .en: return "\(day.day) \(month)"
        }
    }

    /// An amount in the smallest unit of the currency: `12,50 €`; between its parts stand spaces that do not break.
    public func money(_ amount: Int64) -> String {
        let unit = currency.minorUnits
        var digits = String(amount.magnitude)
        if digits.utf8.count <= unit {
            digits = String(repeating: "0", count: unit + 1 - digits.utf8.count) + digits
        }
        var number = language.grouped(digits.dropLast(unit))
        if unit > 0 { number += (language == .en ? "." : ",") + digits.suffix(unit) }
        let sign = amount < 0 ? "-" : ""
        let symbol = Self.symbols[currency.text] ?? currency.text
        guard language == .en else { return "\(sign)\(number)\u{A0}\(symbol)" }
        return symbol == currency.text ? "\(sign)\(symbol)\u{A0}\(number)" : "\(sign)\(symbol)\(number)"
    }

    /// A length in minutes, in hours from an hour on: `1 h 30 min`.
    public func duration(minutes: Int) -> String {
        let (hours, rest) = (max(minutes, 0) / 60, max(minutes, 0) % 60)
        if hours == 0 { return "\(rest)\u{A0}min" }
        return rest == 0 ? "\(hours)\u{A0}h" : "\(hours)\u{A0}h \(rest)\u{A0}min"
    }

    /// `UTC+2` or `UTC-3:30`.
    private func offset(at moment: Instant) -> String {
        let minutes = zone.offset(at: moment) / 60
        let size = abs(minutes)
        let hours = "UTC\(minutes < 0 ? "-" : "+")\(size / 60)"
        return size % 60 == 0 ? hours : "\(hours):\(size % 60 < 10 ? "0" : "")\(size % 60)"
    }

    /// Currencies whose sign means no other; all others are written with their code.
    private static let symbols = ["EUR": "€", "GBP": "£"]
}

extension Language {
    /// A whole number as it is written, in groups of three digits: `12.345`.
    public func number(_ value: Int) -> String {
        (value < 0 ? "-" : "") + grouped(Substring(String(value.magnitude)))
    }

    fileprivate func grouped(_ digits: Substring) -> String {
        let separator =
            switch self {
            case .ca, .es: "."
            case .fr: "\u{202F}"
            case .pt: "\u{A0}"
            case .en: ","
            }
        // In Spanish and Portuguese four digits stay together.
        let smallest = self == .es || self == .pt ? 5 : 4
        guard digits.utf8.count >= smallest else { return String(digits) }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return text
    }
}

/// The names of days and months in a language.
private struct LocalWords {
    /// From Monday.
    let weekdays: [String]
    let shortWeekdays: [String]
    let months: [String]

    init(_ weekdays: String, short: String, _ months: String) {
        self.weekdays = weekdays.split(separator: " ").map(String.init)
        shortWeekdays = short.split(separator: " ").map(String.init)
        self.months = months.split(separator: " ").map(String.init)
    }

    static func of(_ language: Language) -> LocalWords {
        switch language {
        case .ca: ca
        case .fr: fr
        case .es: es
        case .pt: pt
        case .en: en
        }
    }

    private static let ca = LocalWords(
        "dilluns dimarts dimecres dijous divendres dissabte diumenge",
        short: "dl. dt. dc. dj. dv. ds. dg.",
        "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"
    )
    private static let fr = LocalWords(
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        short: "lun. mar. mer. jeu. ven. sam. dim.",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    )
    private static let es = LocalWords(
        "lunes martes miércoles jueves viernes sábado domingo",
        short: "lun. mar. mié. jue. vie. sáb. dom.",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    )
    private static let pt = LocalWords(
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        short: "seg. ter. qua. qui. sex. sáb. dom.",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"
    )
    private static let en = LocalWords(
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
        short: "Mon Tue Wed Thu Fri Sat Sun",
        "January February March April May June July August September October November December"
    )
}
