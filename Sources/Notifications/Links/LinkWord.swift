import Core
import Outbox

/// What the page of a link says, in every language that messages are written in.
enum LinkWord: Sendable, CaseIterable {
    case signInTitle, signInText, signIn
    case appointmentTitle, cancelTitle, confirmTitle, status
    case cancel, confirm, move
    case day, showTimes, noTimes
    case cancelled, confirmed, moved
    case past, notOnline, tooLate, group, timeTaken, call
    case unsubscribeTitle, unsubscribeText, unsubscribe, unsubscribed, category, channel
    case expiredTitle, expiredText, noPanel

    /// The words in a language, with a value at the place for it.
    func text(_ language: Language, _ value: String = "") -> String {
        let index = Language.allCases.firstIndex(of: language) ?? 0
        return texts[index].replacing("{}", with: value)
    }

    /// In the order of `Language.allCases`: Catalan, French, Spanish, Portuguese, English.
    private var texts: [String] { entering ?? appointment ?? refusal ?? ending }

    private var entering: [String]? {
        switch self {
        case .signInTitle:
            [
                "La vostra àrea personal", "Votre espace personnel", "Su área personal", "A sua área pessoal",
                "Your personal area",
            ]
        case .signInText:
            [
                "Premeu el botó per entrar a la vostra àrea personal de {}.",
                "Appuyez sur le bouton pour entrer dans votre espace personnel chez {}.",
                "Pulse el botón para entrar en su área personal de {}.",
                "Prima o botão para entrar na sua área pessoal de {}.",
                "Press the button to enter your personal area at {}.",
            ]
        case .signIn: ["Entrar", "Entrer", "Entrar", "Entrar", "Sign in"]
        case .noPanel:
            [
                "Aquí no es poden gestionar les cites en línia. Poseu-vos en contacte amb nosaltres, si us plau.",
                "Les rendez-vous ne se gèrent pas en ligne ici. Veuillez nous contacter.",
                "Aquí no se pueden gestionar las citas en línea. Póngase en contacto con nosotros, por favor.",
                "Aqui não é possível gerir as marcações online. Por favor, contacte-nos.",
                "Appointments cannot be managed online here. Please get in touch with us.",
            ]
        case .expiredTitle:
            [
                "Aquest enllaç no funciona", "Ce lien ne fonctionne pas", "Este enlace no funciona",
                "Esta ligação não funciona", "This link does not work",
            ]
        case .expiredText:
            [
                "Ha caducat, ja s’ha fet servir o s’ha retirat. Feu servir l’enllaç del darrer missatge que hàgiu "
                    + "rebut o demaneu-ne un de nou.",
                "Il a expiré, a déjà servi ou a été retiré. Utilisez le lien du dernier message reçu ou demandez-en "
                    + "un nouveau.",
                "Ha caducado, ya se ha usado o se ha retirado. Use el enlace del último mensaje que haya recibido o "
                    + "solicite uno nuevo.",
                "Expirou, já foi utilizada ou foi retirada. Use a ligação da última mensagem que recebeu ou peça uma "
                    + "nova.",
                "It has expired, was used already or was taken back. Use the link in the latest message that you "
                    + "received, or ask for a new one.",
            ]
        default: nil
        }
    }

    private var appointment: [String]? {
        switch self {
        case .appointmentTitle:
            ["La vostra cita", "Votre rendez-vous", "Su cita", "A sua marcação", "Your appointment"]
        case .cancelTitle:
            [
                "Voleu cancel·lar la cita?", "Annuler ce rendez-vous\u{202F}?", "¿Desea cancelar la cita?",
                "Deseja cancelar a marcação?", "Cancel this appointment?",
            ]
        case .confirmTitle:
            [
                "Confirmeu que vindreu?", "Confirmez-vous votre venue\u{202F}?", "¿Confirma que vendrá?",
                "Confirma a sua presença?", "Are you coming?",
            ]
        case .status: ["Estat", "État", "Estado", "Estado", "Status"]
        case .cancel:
            [
                "Cancel·lar la cita", "Annuler le rendez-vous", "Cancelar la cita", "Cancelar a marcação",
                "Cancel the appointment",
            ]
        case .confirm:
            [
                "Sí, vindré", "Oui, je viendrai", "Sí, vendré", "Sim, vou comparecer", "Yes, I am coming",
            ]
        case .move:
            [
                "Canviar el dia o l’hora", "Changer de jour ou d’heure", "Cambiar el día o la hora",
                "Mudar o dia ou a hora", "Choose another time",
            ]
        case .day: ["Dia", "Jour", "Día", "Dia", "Day"]
        case .showTimes:
            [
                "Mostrar les hores lliures", "Afficher les heures libres", "Mostrar las horas libres",
                "Mostrar as horas livres", "Show free times",
            ]
        case .noTimes:
            [
                "Aquest dia no hi ha cap hora lliure.", "Aucune heure n’est libre ce jour-là.",
                "Ese día no hay ninguna hora libre.", "Nesse dia não há nenhuma hora livre.",
                "No time is free on that day.",
            ]
        case .cancelled:
            [
                "La cita està cancel·lada.", "Le rendez-vous est annulé.", "La cita está cancelada.",
                "A marcação está cancelada.", "The appointment is cancelled.",
            ]
        case .confirmed:
            [
                "Heu confirmat que vindreu.", "Vous avez confirmé votre venue.",
                "Ha confirmado que vendrá.",
                "Confirmou a sua presença.", "You have confirmed that you are coming.",
            ]
        case .moved:
            [
                "La cita s’ha canviat.", "Le rendez-vous a été déplacé.", "La cita se ha cambiado.",
                "A marcação foi alterada.", "The appointment has been moved.",
            ]
        default: nil
        }
    }

    private var refusal: [String]? {
        switch self {
        case .past:
            [
                "Aquesta cita ja ha començat o ja ha passat.", "Ce rendez-vous a déjà commencé ou est passé.",
                "Esta cita ya ha empezado o ya ha pasado.", "Esta marcação já começou ou já passou.",
                "This appointment has begun or is over.",
            ]
        case .notOnline:
            [
                "Això no es pot fer en línia.", "Cela ne peut pas se faire en ligne.",
                "Esto no se puede hacer en línea.",
                "Isto não pode ser feito online.", "This cannot be done online.",
            ]
        case .tooLate:
            [
                "El termini per cancel·lar en línia ja ha passat.",
                "Le délai pour annuler en ligne est dépassé.",
                "El plazo para cancelar en línea ya ha pasado.", "O prazo para cancelar online já passou.",
                "It is too late to cancel online.",
            ]
        case .group:
            [
                "Hi ha més persones en aquest grup; per això no se’n pot canviar l’hora.",
                "D’autres personnes participent à ce groupe\u{202F}; l’heure ne peut donc pas changer.",
                "Hay más personas en este grupo; por eso no se puede cambiar la hora.",
                "Há mais pessoas neste grupo; por isso não é possível mudar a hora.",
                "Others are in this group, so that it cannot be moved.",
            ]
        case .timeTaken:
            [
                "Aquesta hora no és lliure. Trieu-ne una altra, si us plau.",
                "Cette heure n’est pas libre. Veuillez en choisir une autre.",
                "Esa hora no está libre. Elija otra, por favor.",
                "Essa hora não está livre. Por favor, escolha outra.",
                "That time is not free. Please choose another.",
            ]
        case .call:
            [
                "Si voleu, truqueu-nos al {}.", "Vous pouvez nous appeler au {}.",
                "Si lo desea, llámenos al {}.",
                "Se quiser, ligue-nos para o {}.", "You are welcome to call us at {}.",
            ]
        default: nil
        }
    }

    private var ending: [String] {
        switch self {
        case .unsubscribeTitle:
            [
                "No voleu rebre més missatges com aquest?", "Ne plus recevoir ces messages\u{202F}?",
                "¿No desea recibir más mensajes como este?", "Não quer receber mais mensagens destas?",
                "Stop receiving these messages?",
            ]
        case .unsubscribeText:
            [
                "Premeu el botó i {} no us n’enviarà més.",
                "Appuyez sur le bouton et {} ne vous en enverra plus.",
                "Pulse el botón y {} no le enviará más.", "Prima o botão e {} não lhe enviará mais.",
                "Press the button, and {} will not send you any more of them.",
            ]
        case .unsubscribe:
            [
                "No en vull rebre més", "Ne plus les recevoir", "No quiero recibir más",
                "Não quero receber mais",
                "Stop these messages",
            ]
        case .unsubscribed:
            [
                "Fet. No rebreu més missatges d’aquests.", "C’est fait. Vous ne recevrez plus ces messages.",
                "Hecho. No recibirá más mensajes de estos.", "Feito. Não receberá mais mensagens destas.",
                "Done. You will not receive these messages any more.",
            ]
        case .category: ["Missatges", "Messages", "Mensajes", "Mensagens", "Messages"]
        default: ["Canal", "Canal", "Canal", "Canal", "Sent by"]
        }
    }
}

extension MessageCategory {
    /// What the messages are about, in a few words.
    func words(_ language: Language) -> String {
        let texts =
            switch self {
            case .appointment: ["cites", "rendez-vous", "citas", "marcações", "appointments"]
            case .service:
                [
                    "abans i després dels serveis", "avant et après les prestations",
                    "antes y después de los servicios",
                    "antes e depois dos serviços", "before and after services",
                ]
            case .packages: ["bons", "forfaits", "bonos", "pacotes", "packages"]
            case .marketing:
                [
                    "novetats i felicitacions", "nouveautés et vœux", "novedades y felicitaciones",
                    "novidades e felicitações",
                    "news and greetings",
                ]
            case .transaction:
                [
                    "factures i rebuts", "factures et reçus", "facturas y recibos", "faturas e recibos",
                    "invoices and receipts",
                ]
            case .account: ["compte", "compte", "cuenta", "conta", "account"]
            }
        return texts[Language.allCases.firstIndex(of: language) ?? 0]
    }
}

extension MessageChannel {
    /// What the channel is called.
    func words(_ language: Language) -> String {
        let texts =
            switch self {
            case .email: ["correu electrònic", "e-mail", "correo electrónico", "e-mail", "email"]
            case .sms: ["SMS", "SMS", "SMS", "SMS", "text message"]
            case .push:
                [
                    "notificacions del navegador", "notifications du navigateur",
                    "notificaciones del navegador",
                    "notificações do navegador", "browser notifications",
                ]
            case .whatsApp: ["WhatsApp", "WhatsApp", "WhatsApp", "WhatsApp", "WhatsApp"]
            }
        return texts[Language.allCases.firstIndex(of: language) ?? 0]
    }
}
