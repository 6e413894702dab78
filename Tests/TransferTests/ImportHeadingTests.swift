import Clients
import Core
import Testing

@testable import Transfer

@Suite struct `Headings of files` {
    private static let rules = ClientRules(
        settings: .defaults,
        branches: [],
        home: nil,
        entry: .staff,
        now: Instant(microseconds: 0)
    )

    private func plan(_ heading: String) throws -> ImportPlan {
        var reader = CSVReader()
        let rows = try reader.read(Array(heading.utf8)) + reader.finish()
        return try ImportPlan(heading: rows[0], rules: Self.rules)
    }

    @Test(arguments: [
        // English, Spanish, Catalan, French, Portuguese.
        "First Name,Surname,E-mail,Phone number,Date of birth,Sex,Notes",
        "Nombre,Apellidos,Correo electrónico,Teléfono móvil,Fecha de nacimiento,Sexo,Observaciones",
        "NOM,Cognoms,Correu electrònic,Telèfon,Data de naixement,Sexe,Nota",
        "Prénom,Nom,Courriel,Téléphone portable,Date de naissance,Genre,Remarques",
        "Nome,Sobrenome,Correio eletrônico,Telemóvel,Data de nascimento,Gênero,Observações",
        // What Booknetic and Square write.
        "First name,Last name,Email,PHONE,Date of birth,GENDER,Note",
        "first_name,last_name,email,phone_number,birthdate,gender,notes",
    ])
    func `are understood in five languages and as other products write them`(heading: String) throws {
        #expect(
            try plan(heading).columns == [
                "first_name", "last_name", "email", "phone", "birth_date", "gender", "note",
            ]
        )
    }

    @Test func `of other products leave out what is not known`() throws {
        let square = try plan(
            "Reference ID,First Name,Last Name,Email Address,Phone Number,Nickname,Company Name,"
                + "Street Address 1,"
                + "Street Address 2,City,State,Postal Code,Birthday,Memo,Square Customer ID,Creation Source,"
                + "Blocked from online booking"
        )
        #expect(
            square.columns == [
                "first_name", "last_name", "email", "phone", "address_line1", "address_line2", "city",
                "region",
                "postal_code", "birth_date", "note", "online_blocked",
            ]
        )
        #expect(
            square.ignored == [
                "Reference ID", "Nickname", "Company Name", "Square Customer ID", "Creation Source",
            ]
        )
        let fresha = try plan(
            "ID,First Name,Last Name,Full Name,Blocked,Block reason,Mobile Number,Email,DOB,Tags"
        )
        #expect(
            fresha.columns == [
                "first_name", "last_name", "online_blocked", "block_reason", "phone", "email", "birth_date",
                "tags",
            ]
        )
    }

    @Test func `must fit wholly: a part of one means nothing`() throws {
        let plan = try plan("first name,last name,email,branch name of client,phone of mother,x email")
        #expect(plan.columns == ["first_name", "last_name", "email"])
    }

    @Test func `of an export are all known or on purpose not`() throws {
        let plan = try plan(ExportColumn.all.map(\.name).joined(separator: ","))
        #expect(
            plan.ignored == [
                "customer_number", "has_login", "created_at", "last_appointment_at", "next_appointment_at",
                "total_appointments", "no_show_count",
            ]
        )
        #expect(plan.columns.count + plan.ignored.count == ExportColumn.all.count)
    }

    @Test func `are shortened where they are kept`() throws {
        let long = String(repeating: "x", count: 500)
        #expect(try plan("first name,last name,email,\(long)").ignored == [String(long.prefix(60))])
    }

    @Test func `without what every client needs refuse the file, naming each column`() {
        let problem = #expect(throws: Problem.self) { try plan("Phone,Mobile,City") }
        let found = problem?.issues.map { "\($0.field) \($0.code)" }
        #expect(
            found == [
                "phone duplicate_column", "first_name missing_column", "email missing_column",
                "last_name missing_column",
            ]
        )
    }

    @Test(arguments: [("12345678Z", "nif"), ("x1234567l", "nie"), ("K1234567L", "nif")])
    func `of Spanish documents tell the type by the number`(number: String, type: String) throws {
        var reader = CSVReader()
        let rows = try reader.read(Array("name,nom,cognoms,email,DNI/NIE\n,A,B,a@x.example,\(number)\n".utf8))
        let plan = try ImportPlan(heading: rows[0], rules: Self.rules)
        let row = ImportRow(rows[1], plan: plan, now: Instant(microseconds: 0))
        #expect(row.texts["document_type"] == type)
        #expect(row.texts["document_number"] == number)
    }
}
