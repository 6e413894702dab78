import Clients
import Core
import Tenancy

/// The clients of one business's demo: the same ones each time, with names of the business's language.
struct DemoPeople: Sendable {
    static let count = 40

    let all: [DemoPerson]

    init(_ scope: Scope) {
        let words = DemoVocabulary.of(language: scope.business.language)
        let branches = scope.profile.branches.filter { !$0.archived }.map(\.slug)
        let statuses = scope.settings[ClientSettings.statuses]
        let now = scope.world.now()
        all = (0..<Self.count).map { index in
            var person = Self.person(index, words, scope.world, now)
            person.branch = branches.isEmpty ? nil : branches[index % branches.count]
            let wanted = index % 9 == 4 ? "lead" : index % 13 == 8 ? "inactive" : "active"
            person.status = statuses.contains(wanted) ? wanted : statuses.first ?? wanted
            return person
        }
    }

    /// Heights and weights of every fifth client, some of them taken twice.
    func measurements(_ world: World) -> [JSONValue] {
        all.enumerated().filter { $0.offset % 5 == 1 }.flatMap { index, person in
            let height = (person.isFemale ? 158 : 171) + index % 17
            let weight = (person.isFemale ? 56 : 72) + index % 19
            let later = person.createdAt.adding(.seconds(40 * 86_400))
            var rows = [
                Self.measurement(of: person, "height", "\(height)", person.createdAt, world),
                Self.measurement(of: person, "weight", "\(weight).5", person.createdAt, world),
            ]
            if index % 2 == 0 {
                rows.append(Self.measurement(of: person, "weight", "\(weight - 2).2", later, world))
            }
            return rows
        }
    }

    private static func measurement(
        of person: DemoPerson,
        _ kind: String,
        _ value: String,
        _ moment: Instant,
        _ world: World
    ) -> JSONValue {
        [
            "id": .id(MeasurementID.make(world)), "client_id": .id(person.id), "kind": .string(kind),
            "value": .number(value), "taken_at": .instant(moment),
        ]
    }

    private static func person(
        _ index: Int,
        _ words: DemoVocabulary,
        _ world: World,
        _ now: Instant
    ) -> DemoPerson {
        let isFemale = index % 5 != 3 && index % 2 == 0 || index % 7 == 5
        let firstNames = isFemale ? words.femaleNames : words.maleNames
        let first = firstNames[index % firstNames.count]
        let surnames = words.surnames
        let last =
            "\(surnames[(index * 7 + 3) % surnames.count]) \(surnames[(index * 11 + 8) % surnames.count])"
        let created = now.adding(.seconds(-86_400 * (11 + index * 17) - 3_600 * (index % 9)))
        var person = DemoPerson(
            id: ClientID.make(world),
            firstName: first,
            lastName: last,
            isFemale: isFemale,
            createdAt: created
        )
        person.middleName = index % 8 == 6 ? firstNames[(index + 3) % firstNames.count] : nil
        person.email = index % 11 == 9 ? nil : DemoPerson.email(first, last)
        person.phone = index % 6 == 5 ? nil : words.phonePrefix + DemoDocuments.digits(150 + index * 13, 3)
        person.document = index % 4 == 3 ? nil : words.document(index)
        person.birthDate = index % 7 == 2 ? nil : CalendarDate(daysSince1970: -6_900 + (index * 509) % 19_500)
        if index % 3 != 1 {
            let place = words.places[index % words.places.count]
            person.address = "\(words.streets[index % words.streets.count]), \(3 + index * 7 % 160)"
            person.city = place.city
            person.postalCode = place.postalCode
            person.country = words.country
        }
        person.language = index % 10 == 7 ? words.otherLanguage : words.language
        person.referral = index % 3 == 0 ? words.referrals[index / 3 % words.referrals.count] : nil
        person.note = index % 4 == 1 ? words.notes[index / 4 % words.notes.count] : nil
        person.tags = index % 3 == 2 ? [words.tags[index / 3 % words.tags.count]] : []
        if index % 12 == 8 { person.tags.append(words.tags[(index / 3 + 2) % words.tags.count]) }
        person.isMarked = index % 10 == 4
        person.blocklistReason = index == 17 ? words.blocklistReason : nil
        person.archivedAt = [7, 23, 31].contains(index) ? created.adding(.seconds(9 * 86_400)) : nil
        person.mayLogIn = [0, 5, 12].contains(index) && person.email != nil
        return person
    }
}
