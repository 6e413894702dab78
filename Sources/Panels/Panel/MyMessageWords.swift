/// The words of the API about messages, as customers read them.
enum MyMessageWords {
    /// A kind of message that can be switched off.
    struct Category: Sendable {
        let key: String
        let name: Phrase
        let help: Phrase
    }

    static let categories: [Category] = [
        Category(
            key: "appointment",
            name: .appointments,
            help: Phrase(
                ca: "Confirmacions, canvis, recordatoris i llista d’espera.",
                fr: "Confirmations, changements, rappels et liste d’attente.",
                es: "Confirmaciones, cambios, recordatorios y lista de espera.",
                pt: "Confirmações, alterações, lembretes e lista de espera.",
                en: "Confirmations, changes, reminders and the waiting list."
            )
        ),
        Category(
            key: "service",
            name: .services,
            help: Phrase(
                ca: "El que cal saber abans i després d’un servei.",
                fr: "Ce qu’il faut savoir avant et après une prestation.",
                es: "Lo que conviene saber antes y después de un servicio.",
                pt: "O que convém saber antes e depois de um serviço.",
                en: "What to know before and after a service."
            )
        ),
        Category(
            key: "packages",
            name: Phrase(ca: "Bons", fr: "Forfaits", es: "Bonos", pt: "Pacotes", en: "Packages"),
            help: Phrase(
                ca: "Sobre el que heu comprat per endavant.",
                fr: "Au sujet de ce que vous avez acheté d’avance.",
                es: "Sobre lo que ha comprado por adelantado.",
                pt: "Sobre o que comprou antecipadamente.",
                en: "About what you bought in advance."
            )
        ),
        Category(
            key: "marketing",
            name: Phrase(
                ca: "Novetats i felicitacions",
                fr: "Nouveautés et vœux",
                es: "Novedades y felicitaciones",
                pt: "Novidades e felicitações",
                en: "News and greetings"
            ),
            help: Phrase(
                ca: "Ofertes, campanyes i aniversaris.",
                fr: "Offres, campagnes et anniversaires.",
                es: "Ofertas, campañas y cumpleaños.",
                pt: "Ofertas, campanhas e aniversários.",
                en: "Offers, campaigns and birthdays."
            )
        ),
        Category(
            key: "transaction",
            name: Phrase(
                ca: "Factures i rebuts",
                fr: "Factures et reçus",
                es: "Facturas y recibos",
                pt: "Faturas e recibos",
                en: "Invoices and receipts"
            ),
            help: Phrase(
                ca: "Després de cada pagament.",
                fr: "Après chaque paiement.",
                es: "Después de cada pago.",
                pt: "Depois de cada pagamento.",
                en: "After each payment."
            )
        ),
    ]

    static let channels: [String: Phrase] = [
        "email": .email,
        "sms": Phrase(ca: "SMS", fr: "SMS", es: "SMS", pt: "SMS", en: "Text message"),
        "push": Phrase(
            ca: "Navegador",
            fr: "Navigateur",
            es: "Navegador",
            pt: "Navegador",
            en: "Browser"
        ),
        "whatsapp": Phrase(ca: "WhatsApp", fr: "WhatsApp", es: "WhatsApp", pt: "WhatsApp", en: "WhatsApp"),
    ]

    static let states: [String: Phrase] = [
        "sent": .myMessageSent, "delivered": .myMessageDelivered, "failed": .myMessageFailed,
        "suppressed": .myMessageNotSent,
    ]

    /// What a message is about where its subject is not kept.
    static let events: [String: Phrase] = [
        "appointment.booked": Phrase(
            ca: "Cita reservada",
            fr: "Rendez-vous réservé",
            es: "Cita reservada",
            pt: "Marcação feita",
            en: "Appointment booked"
        ),
        "appointment.requested": Phrase(
            ca: "Cita demanada",
            fr: "Rendez-vous demandé",
            es: "Cita solicitada",
            pt: "Marcação pedida",
            en: "Appointment requested"
        ),
        "appointment.approved": Phrase(
            ca: "Cita confirmada",
            fr: "Rendez-vous confirmé",
            es: "Cita confirmada",
            pt: "Marcação confirmada",
            en: "Appointment confirmed"
        ),
        "appointment.rejected": Phrase(
            ca: "Cita rebutjada",
            fr: "Rendez-vous refusé",
            es: "Cita rechazada",
            pt: "Marcação recusada",
            en: "Appointment declined"
        ),
        "appointment.rescheduled": Phrase(
            ca: "Canvi d’hora",
            fr: "Changement d’heure",
            es: "Cambio de hora",
            pt: "Mudança de hora",
            en: "Change of time"
        ),
        "appointment.cancelled": Phrase(
            ca: "Cita cancel·lada",
            fr: "Rendez-vous annulé",
            es: "Cita cancelada",
            pt: "Marcação cancelada",
            en: "Appointment cancelled"
        ),
        "appointment.no_show": Phrase(
            ca: "No vau venir",
            fr: "Rendez-vous manqué",
            es: "No se presentó",
            pt: "Não compareceu",
            en: "We missed you"
        ),
        "appointment.left": .myLeftGroupMessage,
        "appointment.reminder": Phrase(
            ca: "Recordatori",
            fr: "Rappel",
            es: "Recordatorio",
            pt: "Lembrete",
            en: "Reminder"
        ),
        "appointment.follow_up": Phrase(
            ca: "Després de la visita",
            fr: "Après votre visite",
            es: "Después de la visita",
            pt: "Depois da visita",
            en: "After your visit"
        ),
        "waiting_list.offered": Phrase(
            ca: "Una hora lliure per a vós",
            fr: "Une heure libre pour vous",
            es: "Una hora libre para usted",
            pt: "Uma hora livre para si",
            en: "A free time for you"
        ),
        "waiting_list.joined": .waitingList,
        "customer.access_granted": Phrase(
            ca: "El vostre accés",
            fr: "Votre accès",
            es: "Su acceso",
            pt: "O seu acesso",
            en: "Your access"
        ),
        "customer.password_reset": Phrase(
            ca: "Contrasenya nova",
            fr: "Nouveau mot de passe",
            es: "Contraseña nueva",
            pt: "Nova palavra-passe",
            en: "New password"
        ),
        "customer.sign_in_link": Phrase(
            ca: "Enllaç d’accés",
            fr: "Lien de connexion",
            es: "Enlace de acceso",
            pt: "Ligação de acesso",
            en: "Sign-in link"
        ),
        "client.birthday": Phrase(
            ca: "Per molts anys",
            fr: "Joyeux anniversaire",
            es: "Feliz cumpleaños",
            pt: "Feliz aniversário",
            en: "Happy birthday"
        ),
    ]
}

extension Phrase {
    static let myLeftGroupMessage = Phrase(
        ca: "Canvi al grup",
        fr: "Changement dans le groupe",
        es: "Cambio en el grupo",
        pt: "Alteração no grupo",
        en: "Change in the group"
    )
}
