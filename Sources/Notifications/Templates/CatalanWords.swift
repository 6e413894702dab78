/// What people are told in Catalan, in the form of address “vós”.
enum CatalanWords: LanguageWords {
    static let greeting = "Hola, {customer_first_name},"
    static let preferences = "Triar quins missatges voleu rebre"

    static func label(_ fact: MessageFact) -> String {
        switch fact {
        case .service: "Servei"
        case .time: "Data i hora"
        case .timeBefore: "Abans"
        case .price: "Preu"
        case .employee: "Professional"
        case .branch: "Centre"
        case .address: "Adreça"
        case .phone, .clientPhone: "Telèfon"
        case .offerEnds: "Us la reservem fins a"
        case .userName, .employeeUserName: "Usuari"
        case .password: "Contrasenya (per seguretat, canvieu-la quan entreu)"
        case .client: "Nom"
        case .clientEmail: "Correu electrònic"
        case .seats: "Places"
        case .clientNote: "Comentari"
        case .webhook: "Adreça"
        case .webhookReason: "Motiu"
        }
    }

    static func client(_ event: MessageEvent) -> MessageWords {
        switch event {
        case .booked:
            MessageWords(
                "Cita confirmada: {appointment_date_time}",
                .words("La vostra cita està confirmada. Aquestes són les dades:"),
                .facts,
                .link("Gestionar la cita", .manageLink),
                .words("Si no podeu venir, us agrairem que ens aviseu com més aviat millor.")
            )
        case .requested:
            MessageWords(
                "Hem rebut la sol·licitud de cita: {appointment_date_time}",
                .words("Hem rebut la vostra sol·licitud de cita:"),
                .facts,
                .words("Encara no està confirmada. Us escriurem tan bon punt l’hàgim revisada."),
                .link("Gestionar la sol·licitud", .manageLink)
            )
        case .approved:
            MessageWords(
                "Cita confirmada: {appointment_date_time}",
                .words("Hem acceptat la vostra sol·licitud i la cita queda confirmada:"),
                .facts,
                .link("Gestionar la cita", .manageLink),
                .words("Si no podeu venir, us agrairem que ens aviseu com més aviat millor.")
            )
        case .rejected:
            MessageWords(
                "No podem confirmar la vostra cita: {appointment_date_time}",
                .words("Ens sap greu no poder-vos donar la cita que havíeu sol·licitat:"),
                .facts,
                .words("Si us va bé un altre dia o una altra hora, truqueu-nos o sol·liciteu una cita nova."),
                .link("Sol·licitar una altra cita", .customerPanelURL)
            )
        case .rescheduled:
            MessageWords(
                "Canvi de cita: {appointment_date_time}",
                .words("La vostra cita ha canviat. Aquestes són les dades noves:"),
                .facts,
                .link("Gestionar la cita", .manageLink),
                .words("Si el canvi no us va bé, poseu-vos en contacte amb nosaltres.")
            )
        case .cancelled:
            MessageWords(
                "Cita anul·lada: {appointment_date_time}",
                .words("La vostra cita ha quedat anul·lada:"),
                .facts,
                .words("Si teniu cap dubte, truqueu-nos. Quan vulgueu, podeu sol·licitar una altra cita."),
                .link("Sol·licitar una altra cita", .customerPanelURL)
            )
        case .left:
            MessageWords(
                "Plaça anul·lada: {appointment_date_time}",
                .words("Hem anul·lat la vostra plaça en aquesta sessió de grup:"),
                .facts,
                .words("Si teniu cap dubte, truqueu-nos. Quan vulgueu, podeu sol·licitar una altra cita."),
                .link("Sol·licitar una altra cita", .customerPanelURL)
            )
        case .noShow:
            MessageWords(
                "Us hem trobat a faltar a la cita: {appointment_date_time}",
                .words("Us esperàvem en aquesta cita i no heu pogut venir. Esperem que tot vagi bé."),
                .facts,
                .words("Si voleu, truqueu-nos o sol·liciteu una cita nova."),
                .link("Sol·licitar una altra cita", .customerPanelURL)
            )
        case .reminder:
            MessageWords(
                "Recordatori de la vostra cita: {appointment_date_time}",
                .words("Us recordem la vostra pròxima cita:"),
                .facts,
                .link("Gestionar la cita", .manageLink),
                .words("Si no podeu venir, us agrairem que ens aviseu com més aviat millor.")
            )
        case .followUp:
            MessageWords(
                "Gràcies per la vostra visita",
                .words("Gràcies per la vostra visita. Esperem que tot hagi anat bé."),
                .facts,
                .words("Si teniu cap dubte o ens voleu donar la vostra opinió, som a la vostra disposició."),
                .link("Sol·licitar una altra cita", .customerPanelURL)
            )
        case .waitingListOffered:
            MessageWords(
                "Ha quedat una hora lliure: {appointment_date_time}",
                .words("Ha quedat lliure una hora que s’ajusta al que ens vau demanar i us l’hem reservada:"),
                .facts,
                .link("Acceptar o rebutjar l’hora", .waitingListOfferURL),
                .words("Si no responeu dins del termini, l’oferirem a una altra persona.")
            )
        case .waitingListJoined:
            MessageWords(
                "La vostra sol·licitud és a la llista d’espera",
                .words("Hem inclòs la vostra sol·licitud a la llista d’espera:"),
                .facts,
                .words("Quan quedi lliure una hora adequada, us avisarem.")
            )
        case .accessGranted:
            MessageWords(
                "{company_name}: el vostre accés a l’àrea personal",
                .words("Ja podeu consultar i gestionar les vostres cites a l’àrea personal."),
                .facts,
                .link("Crear la contrasenya", .urlToResetPassword),
                .link("Entrar a l’àrea personal", .customerPanelURL),
                .words("No compartiu aquestes dades amb ningú.")
            )
        case .passwordReset:
            MessageWords(
                "Canvi de contrasenya",
                .words("Hem rebut una sol·licitud per canviar la contrasenya de la vostra àrea personal."),
                .link("Triar una contrasenya nova", .urlToResetPassword),
                .words("L’enllaç caduca en poc temps i només es pot fer servir una vegada."),
                .words("Si no ho heu sol·licitat vós, no feu res: la contrasenya continuarà sent la mateixa.")
            )
        case .signInLink:
            MessageWords(
                "El vostre enllaç d’accés",
                .words("Amb aquest enllaç podeu entrar a la vostra àrea personal sense contrasenya."),
                .link("Entrar a l’àrea personal", .signInLink),
                .words("L’enllaç caduca en poc temps i només es pot fer servir una vegada."),
                .words("Si no ho heu sol·licitat vós, no feu res.")
            )
        case .birthday:
            MessageWords(
                "Per molts anys, {customer_first_name}!",
                .words("Tot l’equip us desitja un molt feliç aniversari.")
            )
        case .staffInvited, .staffPasswordReset, .webhookPaused: nothing
        }
    }

    static func staff(_ event: MessageEvent) -> MessageWords {
        switch event {
        case .booked:
            MessageWords(
                "Cita nova: {customer_full_name}, {appointment_date_time}",
                .words("S’ha reservat una cita:"),
                .facts
            )
        case .requested:
            MessageWords(
                "Cita per confirmar: {customer_full_name}, {appointment_date_time}",
                .words("Hi ha una sol·licitud de cita pendent de confirmar:"),
                .facts
            )
        case .approved:
            MessageWords(
                "Cita confirmada: {customer_full_name}, {appointment_date_time}",
                .words("S’ha acceptat una sol·licitud i la cita queda confirmada:"),
                .facts
            )
        case .rejected:
            MessageWords(
                "Sol·licitud rebutjada: {customer_full_name}, {appointment_date_time}",
                .words("S’ha rebutjat aquesta sol·licitud de cita:"),
                .facts
            )
        case .rescheduled:
            MessageWords(
                "Canvi de cita: {customer_full_name}, {appointment_date_time}",
                .words("S’ha canviat una cita:"),
                .facts
            )
        case .cancelled:
            MessageWords(
                "Cita anul·lada: {customer_full_name}, {appointment_date_time}",
                .words("S’ha anul·lat aquesta cita:"),
                .facts
            )
        case .left:
            MessageWords(
                "Plaça anul·lada: {customer_full_name}, {appointment_date_time}",
                .words("S’ha anul·lat una plaça; la sessió de grup es manté:"),
                .facts
            )
        case .noShow:
            MessageWords(
                "No s’ha presentat: {customer_full_name}, {appointment_date_time}",
                .words("S’ha anotat una absència en aquesta cita:"),
                .facts
            )
        case .reminder:
            MessageWords(
                "Pròxima cita: {customer_full_name}, {appointment_date_time}",
                .words("Us recordem aquesta cita:"),
                .facts
            )
        case .staffInvited:
            MessageWords(
                "{company_name}: invitació a l’equip",
                .words("Hola, {staff_name},"),
                .words("Us hem creat un compte. Per començar, trieu una contrasenya:"),
                .facts,
                .link("Triar la contrasenya", .invitationLink),
                .words(
                    "L’enllaç caduca i només es pot fer servir una vegada. Si no esperàveu aquest "
                        + "missatge, no feu res."
                )
            )
        case .webhookPaused:
            MessageWords(
                "{company_name}: s’ha aturat un webhook",
                .words("Hem deixat d’enviar esdeveniments a aquesta adreça:"),
                .facts,
                .words(
                    "No s’ha perdut res. Quan el receptor torni a funcionar, reactiveu el webhook a la configuració "
                        + "i rebrà tot el que hagi passat mentrestant."
                )
            )
        case .staffPasswordReset:
            MessageWords(
                "Canvi de la contrasenya",
                .words("Hola, {staff_name},"),
                .words(
                    "Hem rebut una sol·licitud per canviar la contrasenya amb què entreu a {company_name}."
                ),
                .link("Triar una contrasenya nova", .urlToResetPassword),
                .words("L’enllaç caduca al cap de poc temps i només es pot fer servir una vegada."),
                .words(
                    "Si no l’heu demanat vós, no cal que feu res: la vostra contrasenya continuarà sent la mateixa."
                )
            )
        case .followUp, .waitingListOffered, .waitingListJoined, .accessGranted, .passwordReset, .signInLink,
            .birthday:
            nothing
        }
    }
}
