/// Every limit of imports and exports.
public struct TransferSettings: Sendable {
    /// How big the parts of a file may be.
    public var file = CSVLimits()
    /// Bytes of a file.
    public var fileBytesMax = 256 * 1_024 * 1_024
    /// Imports that run at one moment in this process; each holds a database connection while it reads.
    public var concurrentImportsMax = 3
    /// Exports that run at one moment in this process; each holds a database connection while it is sent.
    public var concurrentExportsMax = 4
    /// Rows that are checked and then sent to the database together.
    public var batchRows = 1_000
    /// Refused rows that the answer of an import lists; all of them can be read afterwards.
    public var listedIssuesMax = 100

    /// The defaults.
    public init() {}
}
