import Core

/// Reads one business of a businesses file.
struct BusinessPlanReader {
    private(set) var fields: FieldReader
    private(set) var plan: BusinessPlan?
    /// Its slug, for comparing with the others'.
    private(set) var namedSlug: BusinessesFile.Named
    /// Its hosts, for comparing with the others'.
    private(set) var namedHosts: [BusinessesFile.Named] = []
    private let path: String
    private let rules: PlanRules
    /// Some settings are locked by it, for the branches too.
    private var preset: String?

    init(_ fields: FieldReader, path: String, settings: SettingCatalog, baseDomain: String) {
        self.fields = fields
        self.path = path
        rules = PlanRules(catalog: settings, baseDomain: baseDomain.lowercased())
        namedSlug = BusinessesFile.Named(path: "\(path).slug", value: nil)
    }

    mutating func read() {
        let slug = fields.required(fields.slug("slug"), "slug")
        namedSlug = BusinessesFile.Named(path: "\(path).slug", value: slug)
        let name = fields.required(fields.text("name", max: 120), "name")
        let language = fields.required(
            fields.value("language") { text throws(ValueIssue) in try LanguageTag(text).text },
            "language"
        )
        let currency = fields.required(
            fields.value("currency") { text throws(ValueIssue) in try CurrencyCode(text).text },
            "currency"
        )
        preset = fields.choice("preset", of: BusinessesFile.presets).value
        let settings = rules.readSettings(&fields, at: path, preset: preset, forBranch: false)
        var hosts = rules.readHosts(&fields, &namedHosts, at: path, business: slug, branch: nil)
        let branches = readBranches(businessSlug: slug, hosts: &hosts)
        let services = readServices(branches: Set(branches.map(\.slug)))
        let staff = readStaff(branches: branches, services: services)
        guard let slug, let name, let language, let currency else { return }
        plan = BusinessPlan(
            business: NewBusiness(
                slug: slug,
                name: name,
                language: language,
                currency: currency,
                preset: preset,
                hosts: hosts
            ),
            settings: settings,
            branches: branches,
            services: services,
            staff: staff
        )
    }

    private mutating func readBranches(businessSlug: String?, hosts: inout [NewBusiness.Host]) -> [BranchPlan]
    {
        let entries = fields.required(fields.objects("branches", maxCount: 500), "branches") ?? []
        if entries.isEmpty, !fields.issues.contains(where: { $0.field == "\(path).branches" }) {
            fields.add("branches", .required)
        }
        var branches: [BranchPlan] = []
        for (index, entry) in entries.enumerated() {
            var entry = entry
            if let branch = readBranch(&entry, at: "\(path).branches.\(index)", businessSlug, &hosts) {
                if branches.contains(where: { $0.slug == branch.slug }) { entry.add("slug", .repeated) }
                branches.append(branch)
            }
            fields.adopt(entry)
        }
        return branches
    }

    private mutating func readBranch(
        _ entry: inout FieldReader,
        at path: String,
        _ businessSlug: String?,
        _ hosts: inout [NewBusiness.Host]
    ) -> BranchPlan? {
        let slug = entry.required(entry.slug("slug"), "slug")
        let name = entry.required(entry.text("name", max: 120), "name")
        let zone = entry.required(
            entry.value("time_zone") { text throws(ValueIssue) in try TimeZoneName(text).text },
            "time_zone"
        )
        var country = entry.value("country", CountryCode.init).value
        if country == nil, let zone {
            country = CountryCode.ofTimeZone(zone)
            if country == nil {
                let message = "Name the country in two letters: the time zone belongs to none."
                entry.add("country", ValueIssue(code: "required", message: message))
            }
        }
        let phone = country.flatMap { entry.phone("phone", country: $0) }
        let address = entry.text("address", max: 300, lines: true).value
        var hours: OpeningHours?
        if let value = entry.raw("hours") {
            var reader = OpeningHours.Reader(path: "\(path).hours")
            hours = reader.read(value)
            for issue in reader.issues { entry.add(issue) }
        }
        let settings = rules.readSettings(&entry, at: path, preset: preset, forBranch: true)
        hosts += rules.readHosts(&entry, &namedHosts, at: path, business: businessSlug, branch: slug)
        guard let slug, let name, let zone, let country else { return nil }
        return BranchPlan(
            slug: slug,
            name: name,
            timeZone: zone,
            country: country,
            phone: phone,
            address: address,
            hours: hours,
            settings: settings
        )
    }

    private mutating func readServices(branches known: Set<String>) -> [ServicePlan] {
        var services: [ServicePlan] = []
        let entries = fields.objects("services", maxCount: 1_000).value ?? []
        for (index, entry) in entries.enumerated() {
            var entry = entry
            let slug = entry.required(entry.slug("slug"), "slug")
            let name = entry.required(entry.text("name", max: 120), "name")
            let minutes = entry.required(entry.integer("minutes", in: 1...1_440), "minutes")
            let before = entry.integer("buffer_before", in: 0...1_440).value ?? 0
            let after = entry.integer("buffer_after", in: 0...1_440).value ?? 0
            let price = entry.required(entry.integer("price", in: 0...1_000_000_000), "price")
            let capacity = entry.integer("capacity", in: 1...1_000).value ?? 1
            let category = entry.text("category", max: 120).value
            let description = entry.text("description", max: 2_000, lines: true).value
            let colour = entry.value("colour", Colour.init).value
            let isOnline = entry.bool("online").value
            let branches = entry.slugs(
                "branches",
                at: "\(path).services.\(index)",
                known: known,
                noun: "branch"
            )
            if let slug, services.contains(where: { $0.slug == slug }) { entry.add("slug", .repeated) }
            fields.adopt(entry)
            guard let slug, let name, let minutes, let price else { continue }
            services.append(
                ServicePlan(
                    slug: slug,
                    name: name,
                    minutes: minutes,
                    bufferBefore: before,
                    bufferAfter: after,
                    price: price,
                    capacity: capacity,
                    category: category,
                    description: description,
                    colour: colour,
                    isOnline: isOnline,
                    branches: branches
                )
            )
        }
        return services
    }
}

// MARK: Staff

extension BusinessPlanReader {
    private mutating func readStaff(branches: [BranchPlan], services: [ServicePlan]) -> [StaffPlan] {
        let known = KnownSlugs(
            branches: Set(branches.map(\.slug)),
            services: Set(services.map(\.slug)),
            country: branches.first?.country
        )
        var staff: [StaffPlan] = []
        let entries = fields.objects("staff", maxCount: 5_000).value ?? []
        for (index, entry) in entries.enumerated() {
            var entry = entry
            if let person = Self.readPerson(&entry, at: "\(path).staff.\(index)", known) {
                if staff.contains(where: { $0.email.key == person.email.key }) {
                    entry.add("email", .repeated)
                }
                staff.append(person)
            }
            fields.adopt(entry)
        }
        return staff
    }

    private struct KnownSlugs {
        let branches: Set<String>
        let services: Set<String>
        let country: CountryCode?
    }

    private static func readPerson(
        _ entry: inout FieldReader,
        at path: String,
        _ known: KnownSlugs
    ) -> StaffPlan? {
        let roles: [Role] = [.admin, .manager, .employee]
        let role = entry.required(entry.choice("role", of: roles.map(\.rawValue)), "role").flatMap(Role.init)
        let branches = entry.slugs("branches", at: path, known: known.branches, noun: "branch") ?? []
        let services = entry.slugs("services", at: path, known: known.services, noun: "service") ?? []
        let hours = readHours(&entry, at: path, branches: role == .admin ? known.branches : Set(branches))
        let isOnline = entry.bool("online").value
        if role == .admin, !branches.isEmpty {
            let message = "An admin works for the whole business; name no branches."
            entry.add("branches", ValueIssue(code: "not_allowed", message: message))
        }
        if role == .manager || role == .employee, branches.isEmpty {
            entry.add(
                "branches",
                ValueIssue(code: "required", message: "Name at least one branch of the business.")
            )
        }
        let first = entry.required(entry.value("first_name", PersonName.init), "first_name")
        let last = entry.required(entry.value("last_name", PersonName.init), "last_name")
        let email = entry.required(entry.value("email", EmailAddress.init), "email")
        let phone = entry.phone("phone", country: known.country)
        let password = entry.secret("password", max: 256).value
        guard let role, let first, let last, let email else { return nil }
        return StaffPlan(
            role: role,
            branches: branches,
            services: services,
            hours: hours,
            isOnline: isOnline,
            firstName: first.text,
            lastName: last.text,
            email: email,
            phone: phone,
            password: password
        )
    }

    /// The person's own week by branch.
    private static func readHours(
        _ entry: inout FieldReader,
        at path: String,
        branches: Set<String>
    ) -> [String: OpeningHours] {
        guard var weeks = entry.object("hours").value else { return [:] }
        var hours: [String: OpeningHours] = [:]
        for slug in weeks.names {
            guard let value = weeks.raw(slug), branches.contains(slug) else {
                let message = "Name a branch where the person works by its slug."
                weeks.add(slug, ValueIssue(code: "unknown_branch", message: message))
                continue
            }
            var reader = OpeningHours.Reader(path: "\(path).hours.\(slug)")
            hours[slug] = reader.read(value)
            for issue in reader.issues { weeks.add(issue) }
        }
        entry.adopt(weeks)
        return hours
    }
}

/// What a business and a branch may both have.
private struct PlanRules {
    let catalog: SettingCatalog
    let baseDomain: String

    func readSettings(
        _ fields: inout FieldReader,
        at path: String,
        preset: String?,
        forBranch: Bool
    ) -> [String: JSONValue] {
        guard let value = fields.raw("settings") else { return [:] }
        guard let settings = value.objectValue else {
            fields.add("settings", ValueIssue(code: "wrong_type", message: "Write an object."))
            return [:]
        }
        for issue in catalog.issues(of: settings, forBranch: forBranch, preset: preset) {
            fields.add(
                FieldIssue(field: "\(path).settings.\(issue.field)", code: issue.code, message: issue.message)
            )
        }
        return settings
    }

    func readHosts(
        _ fields: inout FieldReader,
        _ named: inout [BusinessesFile.Named],
        at path: String,
        business: String?,
        branch: String?
    ) -> [NewBusiness.Host] {
        let names = fields.strings("hosts", maxCount: 50, maxLength: 253).value ?? []
        return names.enumerated().map { index, text in
            let name = text.lowercased()
            let field = "\(path).hosts.\(index)"
            named.append(BusinessesFile.Named(path: field, value: name))
            if let issue = HostName.issue(with: name, of: business, branch: branch, baseDomain: baseDomain) {
                fields.add(FieldIssue(field: field, issue))
            }
            return NewBusiness.Host(name: name, branchSlug: branch)
        }
    }
}

extension FieldReader {
    fileprivate mutating func slug(_ name: String) -> Change<String> {
        value(name) { text throws(ValueIssue) in try Slug(text).text }
    }

    /// Slugs of things of the same business; nil where the field is not there.
    fileprivate mutating func slugs(
        _ name: String,
        at path: String,
        known: Set<String>,
        noun: String
    ) -> [String]? {
        guard let slugs = strings(name, maxCount: 1_000, maxLength: 40).value else { return nil }
        for (index, slug) in slugs.enumerated() where !known.contains(slug) {
            let issue = ValueIssue(
                code: "unknown_\(noun)",
                message: "Name a \(noun) of this business by its slug."
            )
            add(FieldIssue(field: "\(path).\(name).\(index)", issue))
        }
        return slugs
    }

    /// A phone number; where the country is not known, another issue says so already.
    fileprivate mutating func phone(_ name: String, country: CountryCode?) -> String? {
        value(name) { text throws(ValueIssue) in
            guard let country else { return "" }
            return try PhoneNumber(text, country: country).e164
        }.value
    }
}

extension ValueIssue {
    fileprivate static let repeated = ValueIssue(
        code: "duplicate",
        message: "It stands in this business twice; each may stand here once."
    )
}
