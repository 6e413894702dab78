/// One row of a file, its cells still as bytes.
struct CSVRow: Sendable {
    /// What is wrong with the row as a whole.
    enum Fault: Sendable {
        /// Something stands between the quotation mark that ends a cell and the next delimiter.
        case quoting
    }

    /// The rows below the heading count from 1, the heading is 0; blank lines are not counted.
    let number: Int
    /// The cells one after the other, without quotation marks.
    let bytes: [UInt8]
    /// Where each cell ends.
    let ends: [Int]
    let fault: Fault?

    /// How many cells there are.
    var count: Int {
        ends.count
    }

    /// The bytes of a cell.
    func cell(_ index: Int) -> ArraySlice<UInt8> {
        bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    }

    /// The text of a cell; nil where its bytes are not UTF-8.
    func text(_ index: Int) -> String? {
        String(validating: cell(index), as: UTF8.self)
    }
}
