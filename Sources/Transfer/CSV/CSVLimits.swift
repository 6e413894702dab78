/// How big the parts of a file may be; beyond them a file is taken for broken.
public struct CSVLimits: Sendable, Hashable {
    /// Bytes of one cell.
    public var cellBytesMax = 64 * 1_024
    /// Bytes of one row.
    public var rowBytesMax = 512 * 1_024
    /// Cells of one row.
    public var columnsMax = 200
    /// Rows below the heading.
    public var rowsMax = 250_000

    /// The defaults.
    public init() {}
}
