/// What the settings are called on their page.
enum SettingWords {
    /// Groups in the order of the page, each with the keys that begin so.
    static let groups: [(id: String, title: Phrase, keys: [String])] = [
        (
            "booking",
            Phrase(
                ca: "Reserves",
                fr: "Réservation",
                es: "Reservas",
                pt: "Marcações",
                en: "Booking"
            ),
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
            Phrase(
                ca: "Àrea de clients",
                fr: "Espace client",
                es: "Área de clientes",
                pt: "Área de cliente",
                en: "Customer panel"
            ),
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

    static let labels: [String: Phrase] = [
        "booking.slot_interval_minutes": Phrase(
            ca: "Cada quants minuts s’ofereix una hora",
            fr: "Un horaire proposé toutes les … minutes",
            es: "Cada cuántos minutos se ofrece una hora",
            pt: "De quantos em quantos minutos se oferece uma hora",
            en: "Minutes between offered times"
        ),
        "booking.minimum_notice_minutes": Phrase(
            ca: "Antelació mínima (minuts)",
            fr: "Délai minimal avant le rendez-vous (minutes)",
            es: "Antelación mínima (minutos)",
            pt: "Antecedência mínima (minutos)",
            en: "Minimum notice (minutes)"
        ),
        "booking.horizon_days": Phrase(
            ca: "Amb quants dies d’antelació es pot reservar",
            fr: "Réservation possible jusqu’à … jours à l’avance",
            es: "Con cuántos días de antelación se puede reservar",
            pt: "Com quantos dias de antecedência se pode marcar",
            en: "Days ahead that can be booked"
        ),
        "booking.approval": Phrase(
            ca: "Aprovació de les reserves en línia",
            fr: "Validation des réservations en ligne",
            es: "Aprobación de las reservas en línea",
            pt: "Aprovação das marcações online",
            en: "Approval of online bookings"
        ),
        "booking.registered_only": Phrase(
            ca: "Només reserva qui ha iniciat la sessió",
            fr: "Seuls les clients connectés réservent",
            es: "Solo reserva quien ha iniciado sesión",
            pt: "Só marca quem iniciou sessão",
            en: "Only signed-in customers book"
        ),
        "booking.offline_statuses": Phrase(
            ca: "Estats que no poden reservar en línia",
            fr: "Statuts sans réservation en ligne",
            es: "Estados que no pueden reservar en línea",
            pt: "Estados que não podem marcar online",
            en: "Statuses that cannot book online"
        ),
        "booking.open_bookings_max": Phrase(
            ca: "Cites futures per client",
            fr: "Rendez-vous à venir par client",
            es: "Citas futuras por cliente",
            pt: "Marcações futuras por cliente",
            en: "Future appointments per client"
        ),
        "booking.frequency_max": Phrase(
            ca: "Reserves dins del període",
            fr: "Réservations pendant la période",
            es: "Reservas dentro del periodo",
            pt: "Marcações dentro do período",
            en: "Bookings within the period"
        ),
        "booking.frequency_days": Phrase(
            ca: "Dies del període",
            fr: "Jours de la période",
            es: "Días del periodo",
            pt: "Dias do período",
            en: "Days of the period"
        ),
        "booking.no_show_warning": Phrase(
            ca: "Avisa el personal a partir de",
            fr: "Prévenir le personnel à partir de",
            es: "Avisar al personal a partir de",
            pt: "Avisar o pessoal a partir de",
            en: "Warn staff from"
        ),
        "booking.no_show_approval": Phrase(
            ca: "Cal aprovació a partir de",
            fr: "Validation nécessaire à partir de",
            es: "Requiere aprobación a partir de",
            pt: "Precisa de aprovação a partir de",
            en: "Needs approval from"
        ),
        "booking.no_show_waiting_list": Phrase(
            ca: "Només llista d’espera a partir de",
            fr: "Liste d’attente seulement à partir de",
            es: "Solo lista de espera a partir de",
            pt: "Só lista de espera a partir de",
            en: "Waiting list only from"
        ),
        "booking.no_show_blocked": Phrase(
            ca: "No pot reservar en línia a partir de",
            fr: "Plus de réservation en ligne à partir de",
            es: "No puede reservar en línea a partir de",
            pt: "Não pode marcar online a partir de",
            en: "No online booking from"
        ),
        "booking.no_show_days": Phrase(
            ca: "Dies fins que s’oblida una absència",
            fr: "Jours avant d’oublier une absence",
            es: "Días hasta que se olvida una ausencia",
            pt: "Dias até se esquecer uma falta",
            en: "Days until a no-show is forgotten"
        ),
        "unwanted_services.staff_override": Phrase(
            ca: "Serveis que el client no vol",
            fr: "Prestations que le client ne veut pas",
            es: "Servicios que el cliente no quiere",
            pt: "Serviços que o cliente não quer",
            en: "Services a client does not want"
        ),
        "panel.customer_cancel": Phrase(
            ca: "Els clients poden anul·lar",
            fr: "Les clients peuvent annuler",
            es: "Los clientes pueden cancelar",
            pt: "Os clientes podem cancelar",
            en: "Customers may cancel"
        ),
        "panel.customer_cancel_cutoff_minutes": Phrase(
            ca: "Anul·lar fins a … minuts abans",
            fr: "Annuler jusqu’à … minutes avant",
            es: "Cancelar hasta … minutos antes",
            pt: "Cancelar até … minutos antes",
            en: "Cancel until … minutes before"
        ),
        "panel.customer_reschedule": Phrase(
            ca: "Els clients poden canviar l’hora",
            fr: "Les clients peuvent déplacer",
            es: "Los clientes pueden cambiar la hora",
            pt: "Os clientes podem mudar a hora",
            en: "Customers may move appointments"
        ),
        "panel.customer_reschedule_cutoff_minutes": Phrase(
            ca: "Canviar fins a … minuts abans",
            fr: "Déplacer jusqu’à … minutes avant",
            es: "Cambiar hasta … minutos antes",
            pt: "Mudar até … minutos antes",
            en: "Move until … minutes before"
        ),
        "panel.customer_reschedule_statuses": Phrase(
            ca: "Estats en què es pot canviar",
            fr: "Statuts qui se déplacent",
            es: "Estados en que se puede cambiar",
            pt: "Estados em que se pode mudar",
            en: "Statuses that can be moved"
        ),
        "panel.enabled": Phrase(
            ca: "Hi ha àrea de clients",
            fr: "Espace client ouvert",
            es: "Hay área de clientes",
            pt: "Há área de cliente",
            en: "Customers have a panel"
        ),
        "panel.login_modes": Phrase(
            ca: "Com entren els clients",
            fr: "Comment les clients se connectent",
            es: "Cómo entran los clientes",
            pt: "Como entram os clientes",
            en: "How customers sign in"
        ),
        "panel.credential_delivery": Phrase(
            ca: "Què rep el client per entrar",
            fr: "Ce que le client reçoit pour se connecter",
            es: "Qué recibe el cliente para entrar",
            pt: "O que o cliente recebe para entrar",
            en: "What clients get to sign in with"
        ),
        "panel.auto_grant_on_first_booking": Phrase(
            ca: "La primera reserva dona accés",
            fr: "La première réservation donne un accès",
            es: "La primera reserva da acceso",
            pt: "A primeira marcação dá acesso",
            en: "The first booking gives a login"
        ),
        "panel.self_erasure": Phrase(
            ca: "Els clients poden esborrar les seves dades",
            fr: "Les clients peuvent effacer leurs données",
            es: "Los clientes pueden borrar sus datos",
            pt: "Os clientes podem apagar os seus dados",
            en: "Customers may erase their data"
        ),
        "waiting_list.enabled": Phrase(
            ca: "Hi ha llista d’espera",
            fr: "Liste d’attente ouverte",
            es: "Hay lista de espera",
            pt: "Há lista de espera",
            en: "There is a waiting list"
        ),
        "waiting_list.offering": Phrase(
            ca: "Com s’ofereix una hora lliure",
            fr: "Comment un horaire libre est proposé",
            es: "Cómo se ofrece una hora libre",
            pt: "Como se oferece uma hora livre",
            en: "How a freed time is offered"
        ),
        "waiting_list.hold_minutes": Phrase(
            ca: "Minuts que es guarda l’hora",
            fr: "Minutes pendant lesquelles l’horaire est gardé",
            es: "Minutos que se guarda la hora",
            pt: "Minutos em que se guarda a hora",
            en: "Minutes an offer is held"
        ),
        "notifications.reminder_minutes": Phrase(
            ca: "Recordatori … minuts abans",
            fr: "Rappel … minutes avant",
            es: "Recordatorio … minutos antes",
            pt: "Lembrete … minutos antes",
            en: "Reminder … minutes before"
        ),
        "notifications.follow_up_minutes": Phrase(
            ca: "Seguiment … minuts després",
            fr: "Suivi … minutes après",
            es: "Seguimiento … minutos después",
            pt: "Seguimento … minutos depois",
            en: "Follow-up … minutes after"
        ),
        "notifications.birthday_hour": Phrase(
            ca: "Hora de la felicitació d’aniversari",
            fr: "Heure des vœux d’anniversaire",
            es: "Hora de la felicitación de cumpleaños",
            pt: "Hora dos parabéns",
            en: "Hour of birthday greetings"
        ),
        "notifications.quiet_from_hour": Phrase(
            ca: "Silenci des de les",
            fr: "Silence à partir de (heure)",
            es: "Silencio desde las",
            pt: "Silêncio a partir das",
            en: "Quiet from (hour)"
        ),
        "notifications.quiet_until_hour": Phrase(
            ca: "Silenci fins a les",
            fr: "Silence jusqu’à (heure)",
            es: "Silencio hasta las",
            pt: "Silêncio até às",
            en: "Quiet until (hour)"
        ),
        "notifications.daily_max": Phrase(
            ca: "Missatges per client i dia",
            fr: "Messages par client et par jour",
            es: "Mensajes por cliente y día",
            pt: "Mensagens por cliente e dia",
            en: "Messages per client a day"
        ),
        "mail.reply_to": Phrase(
            ca: "Adreça de resposta",
            fr: "Adresse de réponse",
            es: "Dirección de respuesta",
            pt: "Endereço de resposta",
            en: "Reply-to address"
        ),
        "employees.edit_clients": Phrase(
            ca: "Els professionals poden editar clients",
            fr: "Les intervenants modifient les clients",
            es: "Los profesionales pueden editar clientes",
            pt: "Os profissionais podem editar clientes",
            en: "Employees may edit clients"
        ),
        "clients.employee_scope": Phrase(
            ca: "Quins clients veu un professional",
            fr: "Clients que voit un intervenant",
            es: "Qué clientes ve un profesional",
            pt: "Que clientes vê um profissional",
            en: "Clients an employee sees"
        ),
        "staff.client_write_channels": Phrase(
            ca: "On es poden canviar clients",
            fr: "Où modifier les clients",
            es: "Dónde se pueden cambiar clientes",
            pt: "Onde se podem alterar clientes",
            en: "Where clients can be changed"
        ),
        "sessions.staff_hours": Phrase(
            ca: "Hores fins a tornar a iniciar la sessió",
            fr: "Heures avant une nouvelle connexion",
            es: "Horas hasta volver a iniciar sesión",
            pt: "Horas até iniciar sessão de novo",
            en: "Hours until staff sign in again"
        ),
        "clients.delete_action": Phrase(
            ca: "Què fa «suprimir» un client",
            fr: "Effet de « supprimer » un client",
            es: "Qué hace «eliminar» un cliente",
            pt: "O que faz «eliminar» um cliente",
            en: "What deleting a client does"
        ),
        "clients.genders": Phrase(
            ca: "Gèneres per triar",
            fr: "Genres au choix",
            es: "Géneros a elegir",
            pt: "Géneros à escolha",
            en: "Genders to choose from"
        ),
        "clients.statuses": Phrase(
            ca: "Estats per triar",
            fr: "Statuts au choix",
            es: "Estados a elegir",
            pt: "Estados à escolha",
            en: "Statuses to choose from"
        ),
        "pages.colour": Phrase(
            ca: "Color de les pàgines",
            fr: "Couleur des pages",
            es: "Color de las páginas",
            pt: "Cor das páginas",
            en: "Colour of the pages"
        ),
        "pages.logo_url": Phrase(
            ca: "Logotip",
            fr: "Logo",
            es: "Logotipo",
            pt: "Logótipo",
            en: "Logo"
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
