/// What the panel says of the customer's own data, messages and waiting list.
extension Phrase {
    static let myFirstName = Phrase(ca: "Nom", fr: "Prénom", es: "Nombre", pt: "Nome", en: "First name")
    static let myLastName = Phrase(ca: "Cognoms", fr: "Nom", es: "Apellidos", pt: "Apelido", en: "Last name")
    static let myPhone = Phrase(ca: "Telèfon", fr: "Téléphone", es: "Teléfono", pt: "Telefone", en: "Phone")
    static let myBirthDate = Phrase(
        ca: "Data de naixement",
        fr: "Date de naissance",
        es: "Fecha de nacimiento",
        pt: "Data de nascimento",
        en: "Date of birth"
    )
    static let myStreet = Phrase(ca: "Adreça", fr: "Adresse", es: "Dirección", pt: "Morada", en: "Address")
    static let myStreetMore = Phrase(
        ca: "Pis, porta",
        fr: "Étage, complément",
        es: "Piso, puerta",
        pt: "Andar, porta",
        en: "Flat, floor"
    )
    static let myPostalCode = Phrase(
        ca: "Codi postal",
        fr: "Code postal",
        es: "Código postal",
        pt: "Código postal",
        en: "Postcode"
    )
    static let myTown = Phrase(ca: "Població", fr: "Ville", es: "Población", pt: "Localidade", en: "Town")
    static let myCountry = Phrase(ca: "País", fr: "Pays", es: "País", pt: "País", en: "Country")
    static let myCountryHelp = Phrase(
        ca: "Dues lletres: ES, FR, PT…",
        fr: "Deux lettres\u{202F}: ES, FR, PT…",
        es: "Dos letras: ES, FR, PT…",
        pt: "Duas letras: ES, FR, PT…",
        en: "Two letters: ES, FR, GB…"
    )
    static let myFavouriteBranch = Phrase(
        ca: "Centre preferit",
        fr: "Établissement préféré",
        es: "Centro preferido",
        pt: "Espaço preferido",
        en: "Favourite branch"
    )
    static let myNoFavourite = Phrase(
        ca: "Cap en especial",
        fr: "Aucun en particulier",
        es: "Ninguno en especial",
        pt: "Nenhum em especial",
        en: "None in particular"
    )
    static let myCustomerNumber = Phrase(
        ca: "Client número {number}",
        fr: "Client numéro {number}",
        es: "Cliente número {number}",
        pt: "Cliente número {number}",
        en: "Customer number {number}"
    )
    static let myNowItIs = Phrase(
        ca: "Ara hi diu:",
        fr: "Actuellement\u{202F}:",
        es: "Ahora dice:",
        pt: "Agora está:",
        en: "It is now:"
    )
    static let mySigningIn = Phrase(
        ca: "Accés",
        fr: "Connexion",
        es: "Acceso",
        pt: "Acesso",
        en: "Signing in"
    )
    static let mySignOutEverywhere = Phrase(
        ca: "Tanca totes les sessions",
        fr: "Se déconnecter partout",
        es: "Cerrar todas las sesiones",
        pt: "Terminar todas as sessões",
        en: "Sign out everywhere"
    )
    static let myMessagesAndCalendar = Phrase(
        ca: "Missatges i calendari",
        fr: "Messages et calendrier",
        es: "Mensajes y calendario",
        pt: "Mensagens e calendário",
        en: "Messages and calendar"
    )
    static let myWhatIWant = Phrase(
        ca: "Quins missatges vull rebre",
        fr: "Les messages que je souhaite",
        es: "Qué mensajes quiero recibir",
        pt: "Que mensagens quero receber",
        en: "Which messages I want"
    )
    static let myLanguage = Phrase(
        ca: "Idioma de les pàgines i dels missatges",
        fr: "Langue des pages et des messages",
        es: "Idioma de las páginas y de los mensajes",
        pt: "Idioma das páginas e das mensagens",
        en: "Language of pages and messages"
    )
    static let myAsTheBusiness = Phrase(
        ca: "El del negoci",
        fr: "Celle de l’établissement",
        es: "El del negocio",
        pt: "O da casa",
        en: "The business’s own"
    )
    static let myAlwaysSent = Phrase(
        ca: "Els missatges sobre el vostre accés s’envien sempre.",
        fr: "Les messages au sujet de votre accès sont toujours envoyés.",
        es: "Los mensajes sobre su acceso se envían siempre.",
        pt: "As mensagens sobre o seu acesso são sempre enviadas.",
        en: "Messages about signing in are always sent."
    )
    static let myNoMessages = Phrase(
        ca: "Encara no us hem enviat res",
        fr: "Nous ne vous avons encore rien envoyé",
        es: "Todavía no le hemos enviado nada",
        pt: "Ainda não lhe enviámos nada",
        en: "Nothing has been sent to you yet"
    )
    static let myNoMessagesHelp = Phrase(
        ca: "Aquí veureu confirmacions, recordatoris i canvis.",
        fr: "Vous verrez ici les confirmations, les rappels et les changements.",
        es: "Aquí verá confirmaciones, recordatorios y cambios.",
        pt: "Aqui verá confirmações, lembretes e alterações.",
        en: "Confirmations, reminders and changes will show here."
    )
    static let myMessage = Phrase(ca: "Missatge", fr: "Message", es: "Mensaje", pt: "Mensagem", en: "Message")
    static let myMessageWaits = Phrase(
        ca: "en cua",
        fr: "en attente",
        es: "en cola",
        pt: "em espera",
        en: "waiting"
    )
    static let myMessageSent = Phrase(ca: "enviat", fr: "envoyé", es: "enviado", pt: "enviada", en: "sent")
    static let myMessageDelivered = Phrase(
        ca: "rebut",
        fr: "reçu",
        es: "recibido",
        pt: "recebida",
        en: "delivered"
    )
    static let myMessageFailed = Phrase(
        ca: "no ha arribat",
        fr: "non remis",
        es: "no ha llegado",
        pt: "não chegou",
        en: "not delivered"
    )
    static let myMessageNotSent = Phrase(
        ca: "no enviat",
        fr: "non envoyé",
        es: "no enviado",
        pt: "não enviada",
        en: "not sent"
    )
    static let myMessageDeclined = Phrase(
        ca: "no el voleu rebre",
        fr: "refusé par vous",
        es: "no desea recibirlo",
        pt: "recusada por si",
        en: "switched off by you"
    )
    static let myHeldForYou = Phrase(
        ca: "Reservada per a vós",
        fr: "Réservé pour vous",
        es: "Reservada para usted",
        pt: "Reservada para si",
        en: "Held for you"
    )
    static let myHeldUntil = Phrase(
        ca: "Us la guardem fins {until}.",
        fr: "Nous vous le gardons jusqu’au {until}.",
        es: "Se la guardamos hasta el {until}.",
        pt: "Guardamo-la até {until}.",
        en: "We keep it for you until {until}."
    )
    static let myAcceptOffer = Phrase(
        ca: "La vull",
        fr: "Je le prends",
        es: "La quiero",
        pt: "Quero esta hora",
        en: "Take this time"
    )
    static let myDeclineOffer = Phrase(
        ca: "No em va bé",
        fr: "Il ne me convient pas",
        es: "No me va bien",
        pt: "Não me dá jeito",
        en: "It does not suit me"
    )
    static let myOfferAccepted = Phrase(
        ca: "L’hora és vostra.",
        fr: "L’heure est à vous.",
        es: "La hora es suya.",
        pt: "A hora é sua.",
        en: "The time is yours."
    )
    static let myOfferDeclined = Phrase(
        ca: "D’acord. Us avisarem quan en quedi lliure una altra.",
        fr: "Entendu. Nous vous préviendrons dès qu’une autre heure se libère.",
        es: "De acuerdo. Le avisaremos cuando quede libre otra.",
        pt: "Combinado. Avisamos quando houver outra hora livre.",
        en: "All right. We will tell you when another time comes free."
    )
    static let myOfferGone = Phrase(
        ca: "Aquesta oferta ja no és vàlida. Continueu a la llista.",
        fr: "Cette offre n’est plus valable. Vous restez sur la liste.",
        es: "Esta oferta ya no es válida. Sigue en la lista.",
        pt: "Esta oferta já não é válida. Continua na lista.",
        en: "That offer is no longer open. You are still on the list."
    )
    static let myLeaveList = Phrase(
        ca: "Surt de la llista",
        fr: "Quitter la liste",
        es: "Salir de la lista",
        pt: "Sair da lista",
        en: "Leave the list"
    )
    static let myLeaveListQuestion = Phrase(
        ca: "Ja no us avisarem si queda lliure una hora. En voleu sortir?",
        fr: "Nous ne vous préviendrons plus si une heure se libère. Quitter la liste\u{202F}?",
        es: "Ya no le avisaremos si queda libre una hora. ¿Desea salir?",
        pt: "Deixamos de avisar se houver uma hora livre. Deseja sair?",
        en: "You will not be told any more when a time comes free. Leave the list?"
    )
    static let myLeaveListYes = Phrase(
        ca: "Sí, en surto",
        fr: "Oui, je quitte la liste",
        es: "Sí, salgo de la lista",
        pt: "Sim, sair da lista",
        en: "Yes, leave the list"
    )
    static let myLeftList = Phrase(
        ca: "Heu sortit de la llista d’espera.",
        fr: "Vous avez quitté la liste d’attente.",
        es: "Ha salido de la lista de espera.",
        pt: "Saiu da lista de espera.",
        en: "You have left the waiting list."
    )
    static let myNotWaiting = Phrase(
        ca: "No espereu cap hora",
        fr: "Vous n’attendez aucune heure",
        es: "No espera ninguna hora",
        pt: "Não está à espera de nenhuma hora",
        en: "You are not waiting for a time"
    )
    static let myNotWaitingHelp = Phrase(
        ca: "Si quan reserveu no hi ha cap hora que us vagi bé, apunteu-vos a la llista d’espera.",
        fr: "Si aucune heure ne vous convient en réservant, inscrivez-vous sur la liste d’attente.",
        es: "Si al reservar no hay ninguna hora que le vaya bien, apúntese a la lista de espera.",
        pt: "Se ao marcar nenhuma hora lhe der jeito, inscreva-se na lista de espera.",
        en: "If no time suits you when you book, put yourself on the waiting list there."
    )
}
