import Core

/// Gathers what of the directory is to be read anew.
struct DirectoryWork {
    enum Work: Hashable, Sendable {
        case all
        case some(Set<BusinessID>)
    }

    private var isAllWanted = false
    private var wanted: Set<BusinessID> = []

    /// One business changed, or everything may have; what could not be read is wanted again.
    mutating func want(_ work: Work) {
        switch work {
        case .all: isAllWanted = true
        case .some(let ids): wanted.formUnion(ids)
        }
    }

    /// What is to be read now, in one go; nil for nothing.
    mutating func take() -> Work? {
        defer {
            isAllWanted = false
            wanted = []
        }
        if isAllWanted { return .all }
        return wanted.isEmpty ? nil : .some(wanted)
    }
}
