extension Language {
    /// How it stands with an appointment, in a word.
    public func status(_ status: String) -> String {
        guard let index = Self.statuses.firstIndex(of: status) else { return status }
        return words[index]
    }

    private static let statuses = [
        "held", "pending", "approved", "completed", "no_show", "rejected", "cancelled",
    ]

    private var words: [String] {
        switch self {
        case .ca:
            ["reservada", "pendent", "confirmada", "acabada", "no presentat", "rebutjada", "cancel·lada"]
        case .fr: ["réservé", "en attente", "confirmé", "terminé", "absent", "refusé", "annulé"]
        case .es:
            ["reservada", "pendiente", "confirmada", "terminada", "no presentado", "rechazada", "cancelada"]
        case .pt:
            ["reservada", "pendente", "confirmada", "concluída", "não compareceu", "recusada", "cancelada"]
        case .en: ["held", "pending", "confirmed", "completed", "no-show", "declined", "cancelled"]
        }
    }
}
