/// What the settings are called on their page.
enum SettingWords {
    /// The tabs, each with its groups.
    static let parts: [(id: String, title: Phrase, groups: [String])] = [
        ("booking", .bookings, ["booking", "no-shows", "changes"]),
        ("panel", .customerPanel, ["panel", "waiting-list"]),
        ("messages", .messages, ["messages", "staff", "pages", "other"]),
        ("clients", .clients, ["clients", "fields"]),
    ]

    /// Groups in the order in which they take settings, each with what the keys of its settings begin with.
    static let groups: [(id: String, title: Phrase, keys: [String])] = [
        (
            "booking",
            .bookings,
            [
                "booking.slot_interval", "booking.minimum", "booking.horizon", "booking.approval",
                "booking.registered", "booking.offline", "booking.open", "booking.frequency",
                "unwanted_services.",
            ]
        ),
        (
            "no-shows",
            Phrase(
                ca: "Absències",
                fr: "Absences",
                es: "Ausencias",
                pt: "Faltas",
                en: "No-shows"
            ),
            ["booking.no_show"]
        ),
        (
            "changes",
            Phrase(
                ca: "Anul·lar i canviar l’hora",
                fr: "Annuler et déplacer",
                es: "Cancelar y cambiar la hora",
                pt: "Cancelar e mudar a hora",
                en: "Cancelling and moving"
            ),
            ["panel.customer_"]
        ),
        ("waiting-list", .waitingList, ["waiting_list."]),
        (
            "panel",
            .customerPanel,
            ["panel."]
        ),
        ("messages", .messages, ["notifications.", "mail."]),
        (
            "staff",
            Phrase(ca: "Personal", fr: "Personnel", es: "Personal", pt: "Pessoal", en: "Staff"),
            ["employees.", "clients.employee_scope", "staff.", "sessions."]
        ),
        (
            "fields",
            Phrase(
                ca: "Camps obligatoris dels clients",
                fr: "Champs obligatoires des clients",
                es: "Campos obligatorios de los clientes",
                pt: "Campos obrigatórios dos clientes",
                en: "Required fields of clients"
            ),
            ["clients.required."]
        ),
        ("clients", .clients, ["clients."]),
        ("pages", .pages, ["pages."]),
        (
            "other",
            Phrase(ca: "Altres", fr: "Autres", es: "Otros", pt: "Outros", en: "Other"),
            [""]
        ),
    ]

    /// The fields of a client that may be required.
    static let clientFields: [String: Phrase] = [
        "last_name": Phrase(ca: "Cognoms", fr: "Nom", es: "Apellidos", pt: "Apelido", en: "Last name"),
        "email": .email,
        "phone": .phone,
        "document": Phrase(
            ca: "Document d’identitat",
            fr: "Pièce d’identité",
            es: "Documento de identidad",
            pt: "Documento de identidade",
            en: "Identity document"
        ),
        "gender": Phrase(ca: "Gènere", fr: "Genre", es: "Género", pt: "Género", en: "Gender"),
        "birth_date": Phrase(
            ca: "Data de naixement",
            fr: "Date de naissance",
            es: "Fecha de nacimiento",
            pt: "Data de nascimento",
            en: "Date of birth"
        ),
        "address": .address,
        "language": .language,
        "referral_method": Phrase(
            ca: "Com ens ha conegut",
            fr: "Comment il nous a connus",
            es: "Cómo nos ha conocido",
            pt: "Como nos conheceu",
            en: "How they found us"
        ),
        "preferred_branch": Phrase(
            ca: "Centre preferit",
            fr: "Établissement préféré",
            es: "Centro preferido",
            pt: "Espaço preferido",
            en: "Preferred branch"
        ),
    ]

    static let requirementWays: [(prefix: String, title: Phrase)] = [
        (
            "clients.required.staff.",
            Phrase(
                ca: "Quan els entra el personal",
                fr: "Saisis par le personnel",
                es: "Cuando los introduce el personal",
                pt: "Quando os insere o pessoal",
                en: "Entered by staff"
            )
        ),
        (
            "clients.required.public_booking.",
            Phrase(
                ca: "Quan reserven en línia",
                fr: "Réservation en ligne",
                es: "Cuando reservan en línea",
                pt: "Quando marcam online",
                en: "Booking online"
            )
        ),
        (
            "clients.required.",
            Phrase(ca: "En general", fr: "En général", es: "En general", pt: "Em geral", en: "In general")
        ),
    ]

    static let choices: [String: Phrase] = [
        "archive": Phrase(ca: "Arxivar", fr: "Archiver", es: "Archivar", pt: "Arquivar", en: "Archive"),
        "erase": Phrase(
            ca: "Esborrar les dades personals",
            fr: "Effacer les données personnelles",
            es: "Borrar los datos personales",
            pt: "Apagar os dados pessoais",
            en: "Erase personal data"
        ),
        "purge_if_unused": Phrase(
            ca: "Eliminar si no es fa servir",
            fr: "Supprimer si inutilisé",
            es: "Eliminar si no se usa",
            pt: "Eliminar se não for usado",
            en: "Remove if unused"
        ),
        "own": Phrase(ca: "Els seus", fr: "Les siens", es: "Los suyos", pt: "Os seus", en: "Their own"),
        "branch": Phrase(
            ca: "Els del centre",
            fr: "Ceux de l’établissement",
            es: "Los del centro",
            pt: "Os do espaço",
            en: "Those of the branch"
        ),
        "all": Phrase(ca: "Tots", fr: "Tous", es: "Todos", pt: "Todos", en: "All"),
        "web_only": Phrase(
            ca: "Només a les pàgines",
            fr: "Sur les pages seulement",
            es: "Solo en las páginas",
            pt: "Só nas páginas",
            en: "On the pages only"
        ),
        "password": .password,
        "magic_link": Phrase(
            ca: "Enllaç que demanen",
            fr: "Lien demandé",
            es: "Enlace que piden",
            pt: "Ligação que pedem",
            en: "A link they ask for"
        ),
        "notification_link": Phrase(
            ca: "Enllaç dels missatges",
            fr: "Lien des messages",
            es: "Enlace de los mensajes",
            pt: "Ligação das mensagens",
            en: "The link in messages"
        ),
        "one_time_password": Phrase(
            ca: "Contrasenya d’un sol ús",
            fr: "Mot de passe provisoire",
            es: "Contraseña de un solo uso",
            pt: "Palavra-passe provisória",
            en: "One-time password"
        ),
        "set_password_link": Phrase(
            ca: "Enllaç per triar contrasenya",
            fr: "Lien pour choisir un mot de passe",
            es: "Enlace para elegir contraseña",
            pt: "Ligação para escolher palavra-passe",
            en: "Link to set a password"
        ),
        "permanent_password": Phrase(
            ca: "Contrasenya que es queda",
            fr: "Mot de passe permanent",
            es: "Contraseña permanente",
            pt: "Palavra-passe permanente",
            en: "Password that stays"
        ),
        "automatic": Phrase(
            ca: "Automàtica",
            fr: "Automatique",
            es: "Automática",
            pt: "Automática",
            en: "Automatic"
        ),
        "manual": Phrase(
            ca: "L’aprova el personal",
            fr: "Par le personnel",
            es: "La aprueba el personal",
            pt: "Pelo pessoal",
            en: "By staff"
        ),
        "always": Phrase(ca: "Sempre", fr: "Toujours", es: "Siempre", pt: "Sempre", en: "Always"),
        "until_cutoff": Phrase(
            ca: "Fins al límit",
            fr: "Jusqu’à la limite",
            es: "Hasta el límite",
            pt: "Até ao limite",
            en: "Until the limit"
        ),
        "never": Phrase(ca: "Mai", fr: "Jamais", es: "Nunca", pt: "Nunca", en: "Never"),
        "on": Phrase(ca: "Sí", fr: "Oui", es: "Sí", pt: "Sim", en: "Yes"),
        "off": Phrase(ca: "No", fr: "Non", es: "No", pt: "Não", en: "No"),
        "forbidden": Phrase(
            ca: "Mai",
            fr: "Jamais",
            es: "Nunca",
            pt: "Nunca",
            en: "Never"
        ),
        "with_reason": Phrase(
            ca: "Amb un motiu",
            fr: "Avec un motif",
            es: "Con un motivo",
            pt: "Com um motivo",
            en: "With a reason"
        ),
        "one_by_one": Phrase(
            ca: "A un darrere l’altre",
            fr: "À l’un après l’autre",
            es: "A uno tras otro",
            pt: "A um de cada vez",
            en: "To one after another"
        ),
        "by_staff": Phrase(
            ca: "L’ofereix el personal",
            fr: "Par le personnel",
            es: "Lo ofrece el personal",
            pt: "Pelo pessoal",
            en: "By staff"
        ),
        "inherit": Phrase(
            ca: "Com en general",
            fr: "Comme en général",
            es: "Como en general",
            pt: "Como em geral",
            en: "As in general"
        ),
        "required": Phrase(
            ca: "Obligatori",
            fr: "Obligatoire",
            es: "Obligatorio",
            pt: "Obrigatório",
            en: "Required"
        ),
        "optional": Phrase(
            ca: "Opcional",
            fr: "Facultatif",
            es: "Opcional",
            pt: "Opcional",
            en: "Optional"
        ),
    ]
}

extension Phrase {
    static let bookings = Phrase(
        ca: "Reserves",
        fr: "Réservation",
        es: "Reservas",
        pt: "Marcações",
        en: "Booking"
    )
    static let customerPanel = Phrase(
        ca: "Àrea de clients",
        fr: "Espace client",
        es: "Área de clientes",
        pt: "Área de cliente",
        en: "Customer panel"
    )
    static let settingsLead = Phrase(
        ca: "El que no es toca queda com ve de sèrie.",
        fr: "Ce qui n’est pas modifié garde sa valeur d’origine.",
        es: "Lo que no se toca se queda como viene de serie.",
        pt: "O que não se altera fica como vem de origem.",
        en: "What is left alone stays at its default."
    )
    static let branchSettingsLead = Phrase(
        ca: "El que no es toca val com per a tota l’empresa.",
        fr: "Ce qui n’est pas modifié vaut comme pour toute l’entreprise.",
        es: "Lo que no se toca vale como para toda la empresa.",
        pt: "O que não se altera vale como para toda a empresa.",
        en: "What is left alone is as for the whole business."
    )
    static let wholeBusiness = Phrase(
        ca: "Tota l’empresa",
        fr: "Toute l’entreprise",
        es: "Toda la empresa",
        pt: "Toda a empresa",
        en: "Whole business"
    )
    static let isDefault = Phrase(
        ca: "Valor per defecte",
        fr: "Valeur par défaut",
        es: "Valor por defecto",
        pt: "Valor predefinido",
        en: "Default"
    )
    static let isInherited = Phrase(
        ca: "De tota l’empresa",
        fr: "De toute l’entreprise",
        es: "De toda la empresa",
        pt: "De toda a empresa",
        en: "From the whole business"
    )
    static let isOwn = Phrase(
        ca: "Propi",
        fr: "Propre",
        es: "Propio",
        pt: "Próprio",
        en: "Own"
    )
    static let backTo = Phrase(
        ca: "Torna a: {value}",
        fr: "Revenir à : {value}",
        es: "Volver a: {value}",
        pt: "Repor: {value}",
        en: "Back to: {value}"
    )
    static let yes = Phrase(ca: "sí", fr: "oui", es: "sí", pt: "sim", en: "yes")
    static let no = Phrase(ca: "no", fr: "non", es: "no", pt: "não", en: "no")
    static let empty = Phrase(ca: "buit", fr: "vide", es: "vacío", pt: "vazio", en: "empty")
}
