public import Core

/// What somebody wants a client to be, checked against the business's rules.
public struct ClientDraft: Sendable {
    /// All of what was asked for, on top of what was there.
    public let details: ClientDetails

    /// Reads the body for a new client.
    ///
    /// - Throws: `Problem.invalid` with every issue at once.
    public init(_ fields: FieldReader, rules: ClientRules) throws(Problem) {
        var input = ClientInput(fields, current: nil, rules: rules)
        details = try input.read()
    }

    /// Reads the body of a change: fields that it leaves out stay as they are.
    ///
    /// - Throws: `Problem.invalid` with every issue at once.
    init(_ fields: FieldReader, changing current: ClientDetails, rules: ClientRules) throws(Problem) {
        var input = ClientInput(fields, current: current, rules: rules)
        details = try input.read()
    }

    /// Reads what clients may change of their own record: names and contact data.
    ///
    /// - Throws: `Problem.invalid` with every issue at once; what is internal to the business is an unknown field.
    init(
        ownProfile fields: FieldReader,
        changing current: ClientDetails,
        rules: ClientRules
    ) throws(Problem) {
        var input = ClientInput(fields, current: current, rules: rules)
        details = try input.readOwnProfile()
    }

    /// Reads what visitors write of themselves when they book: names, contact data and what else may be required of them.
    ///
    /// - Throws: `Problem.invalid` with every issue at once; what is internal to the business is an unknown field.
    init(visitor fields: FieldReader, rules: ClientRules) throws(Problem) {
        var input = ClientInput(fields, current: nil, rules: rules)
        details = try input.readVisitor()
    }

    /// Reads a row of a file for a new client, column by column.
    ///
    /// - Parameter columns: texts by the names of `ClientColumn`; blank ones count as not given.
    /// - Throws: `Problem.invalid` with every issue at once; its fields are names of columns.
    public init(columns: [String: String], rules: ClientRules) throws(Problem) {
        do throws(Problem) {
            let fields = try FieldReader(ClientColumn.json(columns, genders: rules.genders))
            try self.init(fields, rules: rules)
        } catch {
            throw .invalid(error.issues.map(ClientColumn.issue))
        }
    }
}
