import Core

/// The addresses of the clients' pages.
extension PagePlaces {
    var newClient: String { at("staff", "clients", "new") }
    var clientColumns: String { at("staff", "clients", "columns") }
    var clientExport: String { at("staff", "clients", "export") }
    var clientExportFile: String { at("staff", "clients", "export", "file") }
    var clientImport: String { at("staff", "clients", "import") }

    func clientImport(_ id: String) -> String { at("staff", "clients", "import", id) }

    /// Where it is asked whether clients are to be deleted, and where that is done.
    func clientDeletion(_ ids: [String] = []) -> String {
        at("staff", "clients", "delete", query: ids.map { ("ids", $0) })
    }

    /// What is done to one client: `archive`, `access`, and so on.
    func clientAction(_ id: String, _ verb: String) -> String { at("staff", "clients", id, verb) }
}
