/// What the audit log is about, and why times cannot be booked.
enum AuditWords {
    static let subjects: [(name: String, words: Phrase)] = [
        ("client", .client),
        ("appointment", Phrase(ca: "Cita", fr: "Rendez-vous", es: "Cita", pt: "Marcação", en: "Appointment")),
        ("waiting_list", .waitingList), ("staff", .team), ("branch", .branch),
        ("account", Phrase(ca: "Accés", fr: "Accès", es: "Acceso", pt: "Acesso", en: "Login")),
        ("service", .service), ("service_category", .category), ("resource", .resources),
        ("time_off", .timeOff), ("special_day", .specialDays), ("notification", .event),
        ("notification_template", .templates), ("message_account", .messageAccounts), ("webhook", .webhooks),
        ("api_key", .apiKeys),
        ("calendar_feed", .feeds), ("calendar_subscription", .subscriptions), ("business", .settings),
    ]

    /// What was done, by the last word of the action.
    static let verbs: [String: Phrase] = [
        "created": Phrase(ca: "Creat", fr: "Créé", es: "Creado", pt: "Criado", en: "Created"),
        "edited": Phrase(ca: "Canviat", fr: "Modifié", es: "Cambiado", pt: "Alterado", en: "Changed"),
        "archived": Phrase(ca: "Arxivat", fr: "Archivé", es: "Archivado", pt: "Arquivado", en: "Archived"),
        "restored": Phrase(
            ca: "Restaurat",
            fr: "Restauré",
            es: "Restaurado",
            pt: "Restaurado",
            en: "Restored"
        ),
        "removed": Phrase(ca: "Tret", fr: "Retiré", es: "Quitado", pt: "Removido", en: "Removed"),
        "deleted": Phrase(ca: "Suprimit", fr: "Supprimé", es: "Eliminado", pt: "Eliminado", en: "Deleted"),
        "erased": Phrase(ca: "Esborrat", fr: "Effacé", es: "Borrado", pt: "Apagado", en: "Erased"),
        "booked": Phrase(ca: "Reservat", fr: "Réservé", es: "Reservado", pt: "Marcado", en: "Booked"),
        "cancelled": Phrase(ca: "Anul·lat", fr: "Annulé", es: "Cancelado", pt: "Cancelado", en: "Cancelled"),
        "rescheduled": Phrase(
            ca: "Canviat d’hora",
            fr: "Déplacé",
            es: "Cambiado de hora",
            pt: "Mudado",
            en: "Moved"
        ),
        "approved": Phrase(ca: "Aprovat", fr: "Accepté", es: "Aprobado", pt: "Aprovado", en: "Approved"),
        "begun": Phrase(ca: "Ha entrat", fr: "Connexion", es: "Ha entrado", pt: "Entrou", en: "Signed in"),
        "ended": Phrase(ca: "Ha sortit", fr: "Déconnexion", es: "Ha salido", pt: "Saiu", en: "Signed out"),
        "revoked": Phrase(ca: "Anul·lat", fr: "Révoqué", es: "Anulado", pt: "Anulado", en: "Revoked"),
        "issued": Phrase(ca: "Emès", fr: "Émis", es: "Emitido", pt: "Emitido", en: "Issued"),
        "allowed": Phrase(ca: "Permès", fr: "Autorisé", es: "Permitido", pt: "Permitido", en: "Allowed"),
        "refused": Phrase(ca: "Rebutjat", fr: "Refusé", es: "Rechazado", pt: "Recusado", en: "Refused"),
        "resent": Phrase(
            ca: "Tornat a enviar",
            fr: "Renvoyé",
            es: "Reenviado",
            pt: "Reenviado",
            en: "Sent again"
        ),
        "enabled": Phrase(ca: "Activat", fr: "Activé", es: "Activado", pt: "Ativado", en: "Switched on"),
        "disabled": Phrase(
            ca: "Desactivat",
            fr: "Désactivé",
            es: "Desactivado",
            pt: "Desativado",
            en: "Switched off"
        ),
    ]

    static let actors: [String: Phrase] = [
        "staff": .team, "customer": .client,
        "operator": Phrase(ca: "Operador", fr: "Exploitant", es: "Operador", pt: "Operador", en: "Operator"),
        "visitor": Phrase(ca: "Visitant", fr: "Visiteur", es: "Visitante", pt: "Visitante", en: "Visitor"),
        "system": Phrase(
            ca: "El sistema",
            fr: "Le système",
            es: "El sistema",
            pt: "O sistema",
            en: "The system"
        ),
    ]
}

extension Phrase {
    static let who = Phrase(ca: "Qui", fr: "Qui", es: "Quién", pt: "Quem", en: "Who")
    static let what = Phrase(ca: "Què", fr: "Quoi", es: "Qué", pt: "O quê", en: "What")
    static let when = Phrase(ca: "Quan", fr: "Quand", es: "Cuándo", pt: "Quando", en: "When")
    static let changes = Phrase(
        ca: "Canvis",
        fr: "Modifications",
        es: "Cambios",
        pt: "Alterações",
        en: "Changes"
    )
    static let nothingDone = Phrase(
        ca: "No hi consta res",
        fr: "Rien n’y figure",
        es: "No consta nada",
        pt: "Não consta nada",
        en: "Nothing on record"
    )
    static let whyTimes = Phrase(
        ca: "Per què no hi ha hores?",
        fr: "Pourquoi pas d’horaires ?",
        es: "¿Por qué no hay horas?",
        pt: "Porque não há horas?",
        en: "Why no times?"
    )
    static let whyLead = Phrase(
        ca: "Cada hora del dia, amb la primera regla que la treu.",
        fr: "Chaque horaire du jour, avec la première règle qui l’écarte.",
        es: "Cada hora del día, con la primera regla que la quita.",
        pt: "Cada hora do dia, com a primeira regra que a retira.",
        en: "Every time of the day, with the first rule that takes it away."
    )
    static let free = Phrase(ca: "Lliure", fr: "Libre", es: "Libre", pt: "Livre", en: "Free")
    static let wholeDay = Phrase(
        ca: "Tot el dia",
        fr: "Toute la journée",
        es: "Todo el día",
        pt: "Todo o dia",
        en: "The whole day"
    )
    static let bookedBy = Phrase(
        ca: "Qui reserva",
        fr: "Qui réserve",
        es: "Quién reserva",
        pt: "Quem marca",
        en: "Booked by"
    )
    static let customers = Phrase(
        ca: "Els clients, en línia",
        fr: "Les clients, en ligne",
        es: "Los clientes, en línea",
        pt: "Os clientes, online",
        en: "Customers, online"
    )
    static let setting = Phrase(
        ca: "Configuració",
        fr: "Réglage",
        es: "Ajuste",
        pt: "Definição",
        en: "Setting"
    )
    static let noTimesAtAll = Phrase(
        ca: "Aquell dia no hi ha cap hora",
        fr: "Aucun horaire ce jour-là",
        es: "Ese día no hay ninguna hora",
        pt: "Nesse dia não há nenhuma hora",
        en: "There is no time that day"
    )
}

extension CountPhrase {
    static let entries = CountPhrase(
        ca: ("{n} entrada", "{n} entrades"),
        fr: ("{n} entrée", "{n} entrées"),
        es: ("{n} entrada", "{n} entradas"),
        pt: ("{n} entrada", "{n} entradas"),
        en: ("{n} entry", "{n} entries")
    )
}
