import Core

extension Language {
    /// Why a webhook was paused, in a sentence.
    func pauseReason(_ reason: String) -> String {
        reason == "gone" ? gone : failing
    }

    private var gone: String {
        switch self {
        case .ca: "El receptor diu que aquesta adreça ja no es fa servir."
        case .fr: "Le destinataire indique que cette adresse n’est plus utilisée."
        case .es: "El receptor indica que esta dirección ya no se utiliza."
        case .pt: "O recetor indica que este endereço já não é utilizado."
        case .en: "The receiver says that this address is no longer in use."
        }
    }

    private var failing: String {
        switch self {
        case .ca: "El receptor no ha acceptat res durant 72 hores."
        case .fr: "Le destinataire n’a rien accepté pendant 72 heures."
        case .es: "El receptor no ha aceptado nada durante 72 horas."
        case .pt: "O recetor não aceitou nada durante 72 horas."
        case .en: "The receiver has accepted nothing for 72 hours."
        }
    }
}
