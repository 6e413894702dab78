import Core

/// The rules for a host of a business's own.
enum HostName {
    /// What is wrong with a host in lower case; nil for nothing.
    static func issue(
        with name: String,
        of business: String?,
        branch: String?,
        baseDomain: String
    ) -> ValueIssue? {
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        let isName =
            name.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
            }
        guard isName else {
            return .invalid(
                "Write a host name such as book.example.com, without scheme, port or path; ASCII only."
            )
        }
        guard name == baseDomain || name.hasSuffix("." + baseDomain) else { return nil }
        let own = [business, branch].compactMap(\.self).reversed().joined(separator: ".") + "." + baseDomain
        return name == own
            ? nil
            : ValueIssue(
                code: "reserved",
                message: "Hosts under the base domain belong to the business that they name."
            )
    }
}
