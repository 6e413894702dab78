import Core
import Postgres

/// A height or weight of a client on a day; the newest of each kind is shown on the client.
struct Measurement: Sendable {
    /// What was measured.
    enum Kind: String, Sendable, CaseIterable {
        case height
        case weight

        /// In what it is measured.
        var unit: String {
            switch self {
            case .height: "cm"
            case .weight: "kg"
            }
        }

        /// Where the client shows the newest.
        var detail: WritableKeyPath<ClientDetails, DecimalNumber?> {
            switch self {
            case .height: \.heightCM
            case .weight: \.weightKG
            }
        }

        /// The name of that field.
        var field: String {
            switch self {
            case .height: "height_cm"
            case .weight: "weight_kg"
            }
        }

        /// What a person can measure.
        var bounds: ClosedRange<DecimalNumber> {
            switch self {
            case .height: ClientInput.heights
            case .weight: ClientInput.weights
            }
        }

        /// How many digits after the point are kept.
        var scale: Int {
            switch self {
            case .height: 1
            case .weight: 2
            }
        }
    }

    let id: MeasurementID
    let kind: Kind
    let value: DecimalNumber
    let takenAt: Instant
    let takenBy: StaffID?
}

extension Measurement {
    /// Reads the body for a new measurement, taken now unless it says otherwise.
    ///
    /// - Throws: `Problem.invalid` with every issue at once.
    init(_ fields: FieldReader, id: MeasurementID, by staff: StaffID?, now: Instant) throws(Problem) {
        var fields = fields
        let word = fields.required(fields.choice("kind", of: Kind.allCases.map(\.rawValue)), "kind")
        let kind = word.flatMap(Kind.init(rawValue:)) ?? .height
        let value = fields.required(fields.decimal("value", in: kind.bounds, scale: kind.scale), "value")
        let takenAt = fields.instant("taken_at").value ?? now
        if takenAt > now {
            fields.add(
                "taken_at",
                ValueIssue(code: "in_future", message: "Write a time that has come already.")
            )
        }
        try fields.finish()
        guard let value else { throw .broken(context: "a measurement without a value passed its checks") }
        self.init(id: id, kind: kind, value: value, takenAt: takenAt, takenBy: staff)
    }

    /// Reads `MeasurementQueries.columns`.
    init(row: inout RowReader) throws {
        id = try row.next()
        kind = try Kind(rawValue: row.next(String.self)) ?? .height
        value = try row.next()
        takenAt = try row.next()
        takenBy = try row.next(StaffID?.self)
    }

    /// Writes the measurement as an object.
    func write(to json: inout JSONWriter) {
        json.object { json in
            json.field("id", id)
            json.field("kind", kind.rawValue)
            json.field("value", value)
            json.field("unit", kind.unit)
            json.field("taken_at", takenAt)
            json.field("taken_by", takenBy)
        }
    }
}

extension Measurement: JSONEncodable {}
