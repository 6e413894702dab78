/// The text of a statement in pieces, with gaps where values belong.
///
/// The text is put together only when the server is to prepare it, which is once for many uses. Until then a
/// literal is known by its place in the program, so that a prepared statement is found without reading its text.
struct SQLPieces: Sendable {
    enum Piece: Sendable {
        case literal(StaticString)
        case text(String)
        case parameter
    }

    private(set) var all: [Piece] = []
    private(set) var parameterCount = 0
    /// Says how the pieces came together.
    ///
    /// Equal literals of two places count as two, which costs no more than
    /// preparing the same statement twice.
    private var fingerprint: UInt = 0

    mutating func reserveCapacity(_ count: Int) {
        all.reserveCapacity(count)
    }

    mutating func append(_ literal: StaticString) {
        all.append(.literal(literal))
        mix(literal.address)
    }

    mutating func append(_ text: String) {
        all.append(.text(text))
        mix(UInt(bitPattern: text.hashValue))
    }

    mutating func appendParameter() {
        all.append(.parameter)
        parameterCount += 1
        mix(1)
    }

    mutating func append(_ other: SQLPieces) {
        all.append(contentsOf: other.all)
        parameterCount += other.parameterCount
        mix(other.fingerprint)
    }

    /// The text with what the closure says for each parameter, counted from 0.
    func text(_ parameter: (Int) throws -> String) rethrows -> String {
        var text = ""
        var count = 0
        for piece in all {
            switch piece {
            case .literal(let literal): text += literal.description
            case .text(let part): text += part
            case .parameter:
                text += try parameter(count)
                count += 1
            }
        }
        return text
    }

    private mutating func mix(_ value: UInt) {
        fingerprint = ((fingerprint << 5 | fingerprint >> 59) ^ value) &* 0x9E37_79B9_7F4A_7C15
    }
}

extension SQLPieces: Hashable {
    static func == (left: Self, right: Self) -> Bool {
        left.fingerprint == right.fingerprint && left.all == right.all
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(fingerprint)
    }
}

extension SQLPieces.Piece: Equatable {
    static func == (left: Self, right: Self) -> Bool {
        switch (left, right) {
        case (.literal(let left), .literal(let right)):
            left.address == right.address && left.utf8CodeUnitCount == right.utf8CodeUnitCount
        case (.text(let left), .text(let right)): left == right
        case (.parameter, .parameter): true
        default: false
        }
    }
}

extension StaticString {
    /// Where it lies in the program.
    fileprivate var address: UInt { unsafe UInt(bitPattern: utf8Start) }
}
