/// What the words of the ledger are on the record of a client.
enum ClientMessageWords {
    static func state(_ word: String, _ visit: PageVisit) -> String {
        switch word {
        case "preparing": visit(.messagePreparing)
        case "queued": visit(.messageQueued)
        case "sending": visit(.messageSending)
        case "sent": visit(.messageSent)
        case "delivered": visit(.messageDelivered)
        case "failed": visit(.messageFailed)
        case "suppressed": visit(.messageSuppressed)
        default: word
        }
    }

    static func look(_ state: String) -> String {
        switch state {
        case "sent", "delivered": "good"
        case "failed": "bad"
        case "suppressed": "warn"
        default: ""
        }
    }

    static func reason(_ word: String, _ visit: PageVisit) -> String {
        switch word {
        case "template_disabled": visit(.whyDisabled)
        case "declined": visit(.whyDeclined)
        case "no_email": visit(.whyNoEmail)
        case "no_phone": visit(.whyNoPhone)
        case "no_browser": visit(.whyNoBrowser)
        case "daily_max": visit(.whyDailyMax)
        case "quiet_hours": visit(.whyQuiet)
        case "receiver_gone": visit(.whyGone)
        case "too_old": visit(.whyTooOld)
        case "no_mail_server", "no_account", "account_unusable": visit(.whyNoServer)
        case "subject_gone": visit(.whyNoSubject)
        case "refused": visit(.whyRefused)
        case "gave_up": visit(.whyGaveUp)
        case "deferred": visit(.whyDeferred)
        case "broken": visit(.whyBroken)
        default: word
        }
    }
}

extension Phrase {
    static let messagePreparing = Phrase(
        ca: "En preparació",
        fr: "En préparation",
        es: "En preparación",
        pt: "Em preparação",
        en: "Being prepared"
    )
    static let messageQueued = Phrase(
        ca: "A la cua",
        fr: "En attente",
        es: "En cola",
        pt: "Em fila",
        en: "Queued"
    )
    static let messageSending = Phrase(
        ca: "S’està enviant",
        fr: "En cours d’envoi",
        es: "Enviándose",
        pt: "A enviar",
        en: "Being sent"
    )
    static let messageSent = Phrase(ca: "Enviat", fr: "Envoyé", es: "Enviado", pt: "Enviado", en: "Sent")
    static let messageDelivered = Phrase(
        ca: "Lliurat",
        fr: "Distribué",
        es: "Entregado",
        pt: "Entregue",
        en: "Delivered"
    )
    static let messageFailed = Phrase(
        ca: "Ha fallat",
        fr: "Échec",
        es: "Ha fallado",
        pt: "Falhou",
        en: "Failed"
    )
    static let messageSuppressed = Phrase(
        ca: "No enviat",
        fr: "Non envoyé",
        es: "No enviado",
        pt: "Não enviado",
        en: "Not sent"
    )
    static let whyDisabled = Phrase(
        ca: "El negoci té aquest missatge desactivat.",
        fr: "L’établissement a désactivé ce message.",
        es: "El negocio tiene este mensaje desactivado.",
        pt: "O negócio tem esta mensagem desativada.",
        en: "The business has switched this message off."
    )
    static let whyDeclined = Phrase(
        ca: "El client no vol aquests missatges.",
        fr: "Le client ne veut pas de ces messages.",
        es: "El cliente no quiere estos mensajes.",
        pt: "O cliente não quer estas mensagens.",
        en: "The client does not want such messages."
    )
    static let whyNoEmail = Phrase(
        ca: "No té adreça de correu.",
        fr: "Pas d’adresse e-mail.",
        es: "No tiene correo electrónico.",
        pt: "Não tem e-mail.",
        en: "There is no email address."
    )
    static let whyNoPhone = Phrase(
        ca: "No té telèfon.",
        fr: "Pas de téléphone.",
        es: "No tiene teléfono.",
        pt: "Não tem telefone.",
        en: "There is no phone number."
    )
    static let whyNoBrowser = Phrase(
        ca: "Cap navegador seu vol avisos.",
        fr: "Aucun de ses navigateurs n’accepte les notifications.",
        es: "Ningún navegador suyo acepta avisos.",
        pt: "Nenhum navegador seu aceita avisos.",
        en: "No browser of the client’s takes push messages."
    )
    static let whyDailyMax = Phrase(
        ca: "Ja ha rebut prou missatges avui.",
        fr: "Assez de messages reçus aujourd’hui.",
        es: "Ya ha recibido bastantes mensajes hoy.",
        pt: "Já recebeu mensagens suficientes hoje.",
        en: "The daily maximum was reached."
    )
    static let whyQuiet = Phrase(
        ca: "Espera que sigui de dia.",
        fr: "Attend le matin.",
        es: "Espera a la mañana.",
        pt: "Espera pela manhã.",
        en: "It waits for the morning."
    )
    static let whyGone = Phrase(
        ca: "El client està arxivat.",
        fr: "Le client est archivé.",
        es: "El cliente está archivado.",
        pt: "O cliente está arquivado.",
        en: "The client is archived."
    )
    static let whyTooOld = Phrase(
        ca: "Ha esperat massa per servir de res.",
        fr: "A attendu trop longtemps pour être utile.",
        es: "Ha esperado demasiado para ser útil.",
        pt: "Esperou demasiado para ser útil.",
        en: "It waited for too long to be of use."
    )
    static let whyNoServer = Phrase(
        ca: "No hi ha manera d’enviar-ho: cal configurar el compte.",
        fr: "Aucun moyen d’envoi : le compte est à configurer.",
        es: "No hay forma de enviarlo: hay que configurar la cuenta.",
        pt: "Não há forma de enviar: é preciso configurar a conta.",
        en: "There is no account to send it by."
    )
    static let whyNoSubject = Phrase(
        ca: "Allò de què parlava ja no hi és.",
        fr: "Ce dont il parlait n’existe plus.",
        es: "Aquello de lo que hablaba ya no existe.",
        pt: "Aquilo de que falava já não existe.",
        en: "What it tells of is gone."
    )
    static let whyRefused = Phrase(
        ca: "El servidor del destinatari ho ha rebutjat.",
        fr: "Le serveur du destinataire l’a refusé.",
        es: "El servidor del destinatario lo ha rechazado.",
        pt: "O servidor do destinatário recusou.",
        en: "The receiver’s server refused it."
    )
    static let whyGaveUp = Phrase(
        ca: "Cap servidor ho ha acceptat en tres dies.",
        fr: "Aucun serveur ne l’a accepté en trois jours.",
        es: "Ningún servidor lo ha aceptado en tres días.",
        pt: "Nenhum servidor aceitou em três dias.",
        en: "No server took it for three days."
    )
    static let whyDeferred = Phrase(
        ca: "Es tornarà a provar.",
        fr: "Nouvel essai prévu.",
        es: "Se volverá a intentar.",
        pt: "Vai tentar-se de novo.",
        en: "It will be tried again."
    )
    static let whyBroken = Phrase(
        ca: "No s’ha pogut compondre.",
        fr: "N’a pas pu être composé.",
        es: "No se pudo componer.",
        pt: "Não se conseguiu compor.",
        en: "It could not be put together."
    )
}
