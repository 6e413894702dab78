/// What messages are about, how they go, and what became of them.
enum MessageWords {
    /// By the name of the event, in the order of the pages.
    static let events: [(name: String, words: Phrase)] = [
        (
            "appointment.booked",
            Phrase(
                ca: "Cita reservada",
                fr: "Rendez-vous pris",
                es: "Cita reservada",
                pt: "Marcação feita",
                en: "Appointment booked"
            )
        ),
        (
            "appointment.requested",
            Phrase(
                ca: "Cita demanada",
                fr: "Rendez-vous demandé",
                es: "Cita solicitada",
                pt: "Marcação pedida",
                en: "Appointment requested"
            )
        ),
        (
            "appointment.approved",
            Phrase(
                ca: "Cita aprovada",
                fr: "Rendez-vous confirmé",
                es: "Cita aprobada",
                pt: "Marcação aprovada",
                en: "Appointment approved"
            )
        ),
        (
            "appointment.rejected",
            Phrase(
                ca: "Cita rebutjada",
                fr: "Rendez-vous refusé",
                es: "Cita rechazada",
                pt: "Marcação recusada",
                en: "Appointment rejected"
            )
        ),
        (
            "appointment.rescheduled",
            Phrase(
                ca: "Cita canviada d’hora",
                fr: "Rendez-vous déplacé",
                es: "Cita cambiada de hora",
                pt: "Marcação mudada",
                en: "Appointment moved"
            )
        ),
        (
            "appointment.cancelled",
            Phrase(
                ca: "Cita anul·lada",
                fr: "Rendez-vous annulé",
                es: "Cita cancelada",
                pt: "Marcação cancelada",
                en: "Appointment cancelled"
            )
        ),
        (
            "appointment.no_show",
            Phrase(
                ca: "El client no ha vingut",
                fr: "Le client n’est pas venu",
                es: "El cliente no vino",
                pt: "O cliente não apareceu",
                en: "Client did not come"
            )
        ),
        (
            "appointment.left",
            Phrase(
                ca: "Un client ha deixat el grup",
                fr: "Un client a quitté le groupe",
                es: "Un cliente dejó el grupo",
                pt: "Um cliente saiu do grupo",
                en: "Client left a group"
            )
        ),
        (
            "appointment.reminder",
            Phrase(ca: "Recordatori", fr: "Rappel", es: "Recordatorio", pt: "Lembrete", en: "Reminder")
        ),
        (
            "appointment.follow_up",
            Phrase(
                ca: "Després de la cita",
                fr: "Après le rendez-vous",
                es: "Después de la cita",
                pt: "Depois da marcação",
                en: "After the appointment"
            )
        ),
        (
            "waiting_list.joined",
            Phrase(
                ca: "A la llista d’espera",
                fr: "Sur la liste d’attente",
                es: "En la lista de espera",
                pt: "Na lista de espera",
                en: "On the waiting list"
            )
        ),
        (
            "waiting_list.offered",
            Phrase(
                ca: "Hora lliure oferta",
                fr: "Horaire libre proposé",
                es: "Hora libre ofrecida",
                pt: "Hora livre oferecida",
                en: "Free time offered"
            )
        ),
        (
            "client.birthday",
            Phrase(ca: "Aniversari", fr: "Anniversaire", es: "Cumpleaños", pt: "Aniversário", en: "Birthday")
        ),
        (
            "customer.access_granted",
            Phrase(
                ca: "Accés a l’àrea de clients",
                fr: "Accès à l’espace client",
                es: "Acceso al área de clientes",
                pt: "Acesso à área de cliente",
                en: "Access to the panel"
            )
        ),
        (
            "customer.password_reset",
            Phrase(
                ca: "Contrasenya nova del client",
                fr: "Nouveau mot de passe du client",
                es: "Nueva contraseña del cliente",
                pt: "Nova palavra-passe do cliente",
                en: "Customer’s new password"
            )
        ),
        (
            "customer.sign_in_link",
            Phrase(
                ca: "Enllaç per entrar",
                fr: "Lien de connexion",
                es: "Enlace para entrar",
                pt: "Ligação para entrar",
                en: "Sign-in link"
            )
        ),
        (
            "staff.invited",
            Phrase(
                ca: "Invitació a l’equip",
                fr: "Invitation dans l’équipe",
                es: "Invitación al equipo",
                pt: "Convite para a equipa",
                en: "Invitation to the team"
            )
        ),
        (
            "staff.password_reset",
            Phrase(
                ca: "Contrasenya nova de l’equip",
                fr: "Nouveau mot de passe de l’équipe",
                es: "Nueva contraseña del equipo",
                pt: "Nova palavra-passe da equipa",
                en: "Team member’s new password"
            )
        ),
        (
            "webhook.paused",
            Phrase(
                ca: "Webhook aturat",
                fr: "Webhook en pause",
                es: "Webhook en pausa",
                pt: "Webhook em pausa",
                en: "Webhook paused"
            )
        ),
    ]

    static let channels: [(name: String, words: Phrase)] = [
        ("email", .email),
        ("sms", Phrase(ca: "SMS", fr: "SMS", es: "SMS", pt: "SMS", en: "SMS")),
        (
            "push",
            Phrase(
                ca: "Notificació",
                fr: "Notification",
                es: "Notificación",
                pt: "Notificação",
                en: "Push"
            )
        ),
        (
            "whatsapp",
            Phrase(ca: "WhatsApp", fr: "WhatsApp", es: "WhatsApp", pt: "WhatsApp", en: "WhatsApp")
        ),
    ]

    static let receivers: [(name: String, words: Phrase)] = [
        (
            "client",
            Phrase(ca: "Al client", fr: "Au client", es: "Al cliente", pt: "Ao cliente", en: "To the client")
        ),
        (
            "staff",
            Phrase(
                ca: "A l’equip",
                fr: "À l’équipe",
                es: "Al equipo",
                pt: "À equipa",
                en: "To the team"
            )
        ),
    ]

    /// With how they look.
    static let states: [(name: String, words: Phrase, look: String)] = [
        (
            "preparing",
            Phrase(
                ca: "En preparació",
                fr: "En préparation",
                es: "En preparación",
                pt: "Em preparação",
                en: "Being prepared"
            ),
            ""
        ),
        (
            "queued", Phrase(ca: "En cua", fr: "En attente", es: "En cola", pt: "Em fila", en: "Waiting"),
            "warn"
        ),
        (
            "sending",
            Phrase(
                ca: "S’està enviant",
                fr: "En cours d’envoi",
                es: "Enviándose",
                pt: "A enviar",
                en: "Being sent"
            ),
            "warn"
        ),
        ("sent", Phrase(ca: "Enviat", fr: "Envoyé", es: "Enviado", pt: "Enviada", en: "Sent"), "good"),
        (
            "delivered",
            Phrase(ca: "Lliurat", fr: "Remis", es: "Entregado", pt: "Entregue", en: "Delivered"),
            "good"
        ),
        ("failed", Phrase(ca: "Ha fallat", fr: "Échoué", es: "Fallido", pt: "Falhou", en: "Failed"), "bad"),
        (
            "suppressed",
            Phrase(ca: "No enviat", fr: "Non envoyé", es: "No enviado", pt: "Não enviada", en: "Not sent"),
            ""
        ),
    ]

    static let reasons: [(name: String, words: Phrase)] = [
        (
            "template_disabled",
            Phrase(
                ca: "Aquest missatge està desactivat",
                fr: "Ce message est désactivé",
                es: "Este mensaje está desactivado",
                pt: "Esta mensagem está desativada",
                en: "Such messages are switched off"
            )
        ),
        (
            "declined",
            Phrase(
                ca: "El destinatari no en vol",
                fr: "Le destinataire n’en veut pas",
                es: "El destinatario no lo quiere",
                pt: "O destinatário não quer",
                en: "The receiver does not want such messages"
            )
        ),
        (
            "no_email",
            Phrase(
                ca: "No té correu electrònic",
                fr: "Pas d’adresse e-mail",
                es: "No tiene correo electrónico",
                pt: "Não tem e-mail",
                en: "No email address"
            )
        ),
        (
            "no_phone",
            Phrase(
                ca: "No té telèfon",
                fr: "Pas de numéro de téléphone",
                es: "No tiene teléfono",
                pt: "Não tem telefone",
                en: "No phone number"
            )
        ),
        (
            "no_browser",
            Phrase(
                ca: "Cap navegador no accepta notificacions",
                fr: "Aucun navigateur n’accepte les notifications",
                es: "Ningún navegador acepta notificaciones",
                pt: "Nenhum navegador aceita notificações",
                en: "No browser takes push messages"
            )
        ),
        (
            "daily_max",
            Phrase(
                ca: "Ja ha rebut el màxim d’un dia",
                fr: "Maximum du jour atteint",
                es: "Ya recibió el máximo de un día",
                pt: "Já recebeu o máximo de um dia",
                en: "Had the most for one day"
            )
        ),
        (
            "quiet_hours",
            Phrase(
                ca: "Espera que acabi el silenci",
                fr: "Attend la fin des heures de silence",
                es: "Espera a que acabe el silencio",
                pt: "Espera pelo fim do silêncio",
                en: "Waits for the quiet hours to end"
            )
        ),
        (
            "receiver_gone",
            Phrase(
                ca: "El destinatari està arxivat",
                fr: "Le destinataire est archivé",
                es: "El destinatario está archivado",
                pt: "O destinatário está arquivado",
                en: "The receiver is archived"
            )
        ),
        (
            "too_old",
            Phrase(
                ca: "Ha esperat massa",
                fr: "A attendu trop longtemps",
                es: "Ha esperado demasiado",
                pt: "Esperou demasiado",
                en: "Waited for too long"
            )
        ),
        (
            "no_mail_server",
            Phrase(
                ca: "No hi ha servidor de correu",
                fr: "Pas de serveur de messagerie",
                es: "No hay servidor de correo",
                pt: "Não há servidor de e-mail",
                en: "No mail server"
            )
        ),
        (
            "no_account",
            Phrase(
                ca: "No hi ha cap compte per enviar-lo",
                fr: "Aucun compte pour l’envoyer",
                es: "No hay cuenta para enviarlo",
                pt: "Não há conta para enviar",
                en: "No account to send it with"
            )
        ),
        (
            "account_unusable",
            Phrase(
                ca: "El compte s’ha de tornar a configurar",
                fr: "Le compte doit être configuré de nouveau",
                es: "Hay que configurar la cuenta de nuevo",
                pt: "É preciso configurar a conta de novo",
                en: "The account must be set up anew"
            )
        ),
        (
            "subject_gone",
            Phrase(
                ca: "Allò de què parlava ja no hi és",
                fr: "Ce dont il parlait n’existe plus",
                es: "Aquello de lo que hablaba ya no existe",
                pt: "Aquilo de que falava já não existe",
                en: "What it told of is gone"
            )
        ),
        (
            "refused",
            Phrase(
                ca: "El servidor del destinatari l’ha refusat",
                fr: "Le serveur du destinataire l’a refusé",
                es: "El servidor del destinatario lo rechazó",
                pt: "O servidor do destinatário recusou",
                en: "The receiver’s server refused it"
            )
        ),
        (
            "gave_up",
            Phrase(
                ca: "Ningú no l’ha acceptat en tres dies",
                fr: "Personne ne l’a accepté en trois jours",
                es: "Nadie lo aceptó en tres días",
                pt: "Ninguém aceitou em três dias",
                en: "No server took it for three days"
            )
        ),
        (
            "deferred",
            Phrase(
                ca: "Es tornarà a provar",
                fr: "Nouvel essai plus tard",
                es: "Se volverá a intentar",
                pt: "Tenta-se de novo mais tarde",
                en: "Tried again later"
            )
        ),
        (
            "broken",
            Phrase(
                ca: "No s’ha pogut compondre",
                fr: "N’a pas pu être composé",
                es: "No se pudo componer",
                pt: "Não foi possível compor",
                en: "Could not be put together"
            )
        ),
    ]

    /// The words for a name; the name itself where there are none.
    static func words(_ name: String, in list: [(name: String, words: Phrase)], _ desk: SetupDesk) -> String {
        list.first { $0.name == name }.map { desk($0.words) } ?? name
    }

    static func choices(_ list: [(name: String, words: Phrase)], _ desk: SetupDesk) -> [SetupChoice] {
        [SetupChoice("", desk(.all))] + list.map { SetupChoice($0.name, desk($0.words)) }
    }
}

extension Phrase {
    static let event = Phrase(ca: "Missatge", fr: "Message", es: "Mensaje", pt: "Mensagem", en: "Message")
    static let channel = Phrase(ca: "Via", fr: "Canal", es: "Vía", pt: "Via", en: "Channel")
    static let to = Phrase(ca: "Per a", fr: "À", es: "Para", pt: "Para", en: "To")
    static let subject = Phrase(ca: "Assumpte", fr: "Objet", es: "Asunto", pt: "Assunto", en: "Subject")
    static let resend = Phrase(
        ca: "Torna a enviar",
        fr: "Renvoyer",
        es: "Reenviar",
        pt: "Reenviar",
        en: "Send again"
    )
    static let resentOne = Phrase(
        ca: "S’envia una altra vegada.",
        fr: "Il repart.",
        es: "Se envía de nuevo.",
        pt: "Segue de novo.",
        en: "It goes again."
    )
    static let resendMany = Phrase(
        ca: "Torna a enviar el que no ha sortit",
        fr: "Renvoyer ce qui n’est pas parti",
        es: "Reenviar lo que no salió",
        pt: "Reenviar o que não seguiu",
        en: "Send again what did not go"
    )
    static let resendManyHelp = Phrase(
        ca: "El que ha fallat o no s’ha enviat des d’un moment, un sol cop cada un, fins a 1.000.",
        fr: "Ce qui a échoué ou n’est pas parti depuis un moment, chacun une fois, jusqu’à 1 000.",
        es: "Lo que falló o no se envió desde un momento, cada uno una vez, hasta 1.000.",
        pt: "O que falhou ou não seguiu desde um momento, cada uma uma vez, até 1000.",
        en: "What failed or was not sent since a moment, each once, at most 1,000."
    )
    static let since = Phrase(ca: "Des de", fr: "Depuis", es: "Desde", pt: "Desde", en: "Since")
    static let until = Phrase(ca: "Fins a", fr: "Jusqu’à", es: "Hasta", pt: "Até", en: "Until")
    static let noMessages = Phrase(
        ca: "Cap missatge",
        fr: "Aucun message",
        es: "Ningún mensaje",
        pt: "Nenhuma mensagem",
        en: "No messages"
    )
    static let noMessagesHelp = Phrase(
        ca: "Aquí surt tot el que s’envia, amb el que se n’ha fet.",
        fr: "Tout ce qui est envoyé apparaît ici, avec ce qu’il en est devenu.",
        es: "Aquí aparece todo lo que se envía y qué ha sido de ello.",
        pt: "Aqui aparece tudo o que se envia e o que lhe aconteceu.",
        en: "Everything that is sent shows here, with what became of it."
    )
    static let attempts = Phrase(
        ca: "Intents",
        fr: "Essais",
        es: "Intentos",
        pt: "Tentativas",
        en: "Attempts"
    )
    static let serverSaid = Phrase(
        ca: "El servidor ha dit",
        fr: "Réponse du serveur",
        es: "El servidor dijo",
        pt: "O servidor disse",
        en: "The server said"
    )
    static let dueAt = Phrase(
        ca: "Es provarà",
        fr: "Prochain essai",
        es: "Se intentará",
        pt: "Tenta-se",
        en: "Next try"
    )
    static let sentAt = Phrase(ca: "Enviat", fr: "Envoyé", es: "Enviado", pt: "Enviada", en: "Sent at")
    static let resentFrom = Phrase(
        ca: "És el reenviament de",
        fr: "Renvoi de",
        es: "Es el reenvío de",
        pt: "É o reenvio de",
        en: "Sent again for"
    )
}

extension CountPhrase {
    static let messages = CountPhrase(
        ca: ("{n} missatge", "{n} missatges"),
        fr: ("{n} message", "{n} messages"),
        es: ("{n} mensaje", "{n} mensajes"),
        pt: ("{n} mensagem", "{n} mensagens"),
        en: ("{n} message", "{n} messages")
    )
    static let resent = CountPhrase(
        ca: ("{n} missatge s’envia una altra vegada.", "{n} missatges s’envien una altra vegada."),
        fr: ("{n} message repart.", "{n} messages repartent."),
        es: ("{n} mensaje se envía de nuevo.", "{n} mensajes se envían de nuevo."),
        pt: ("{n} mensagem segue de novo.", "{n} mensagens seguem de novo."),
        en: ("{n} message goes again.", "{n} messages go again.")
    )
}
