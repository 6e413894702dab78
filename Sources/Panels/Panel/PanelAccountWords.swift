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

/// What the panel says of calendar addresses and of deleting a profile.
extension Phrase {
    static let myCalendarFeeds = Phrase(
        ca: "Les meves cites al meu calendari",
        fr: "Mes rendez-vous dans mon calendrier",
        es: "Mis citas en mi calendario",
        pt: "As minhas marcações no meu calendário",
        en: "My appointments in my calendar"
    )
    static let myCalendarFeedsHelp = Phrase(
        ca:
            "Afegiu aquesta adreça al calendari del mòbil o de l’ordinador i hi veureu les cites, sempre al dia. "
            + "Qui tingui l’adreça les pot llegir.",
        fr:
            "Ajoutez cette adresse au calendrier de votre téléphone ou ordinateur\u{202F}: vos rendez-vous y seront "
            + "toujours à jour. Quiconque a l’adresse peut les lire.",
        es: "Añada esta dirección al calendario del móvil o del ordenador y verá las citas siempre al día. "
            + "Quien tenga la dirección puede leerlas.",
        pt:
            "Junte este endereço ao calendário do telemóvel ou do computador e verá as marcações sempre atualizadas. "
            + "Quem tiver o endereço pode lê-las.",
        en:
            "Add an address to the calendar of your phone or computer, and your appointments are always up to date there. "
            + "Whoever has the address can read them."
    )
    static let myMakeFeed = Phrase(
        ca: "Crea una adreça",
        fr: "Créer une adresse",
        es: "Crear una dirección",
        pt: "Criar um endereço",
        en: "Make an address"
    )
    static let myFeedMade = Phrase(
        ca: "La vostra adreça nova",
        fr: "Votre nouvelle adresse",
        es: "Su dirección nueva",
        pt: "O seu novo endereço",
        en: "Your new address"
    )
    static let myFeedMadeHelp = Phrase(
        ca: "Copieu-la ara: no es tornarà a mostrar.",
        fr: "Copiez-la maintenant\u{202F}: elle ne sera plus affichée.",
        es: "Cópiela ahora: no se volverá a mostrar.",
        pt: "Copie-o agora: não volta a ser mostrado.",
        en: "Copy it now: it is not shown again."
    )
    static let myCopy = Phrase(ca: "Copia", fr: "Copier", es: "Copiar", pt: "Copiar", en: "Copy")
    static let myCopied = Phrase(ca: "Copiada.", fr: "Copiée.", es: "Copiada.", pt: "Copiado.", en: "Copied.")
    static let myMadeOn = Phrase(
        ca: "Creada: {when}",
        fr: "Créée\u{202F}: {when}",
        es: "Creada: {when}",
        pt: "Criado: {when}",
        en: "Made {when}"
    )
    static let myLastRead = Phrase(
        ca: "Llegida per darrer cop: {when}",
        fr: "Lue pour la dernière fois\u{202F}: {when}",
        es: "Leída por última vez: {when}",
        pt: "Lido pela última vez: {when}",
        en: "Last read {when}"
    )
    static let myNeverRead = Phrase(
        ca: "Encara no s’ha llegit",
        fr: "Pas encore lue",
        es: "Todavía no se ha leído",
        pt: "Ainda não foi lido",
        en: "Not read yet"
    )
    static let myRevoke = Phrase(ca: "Retira", fr: "Retirer", es: "Retirar", pt: "Retirar", en: "Revoke")
    static let myFeedRevoked = Phrase(
        ca: "L’adreça ja no funciona.",
        fr: "L’adresse ne fonctionne plus.",
        es: "La dirección ya no funciona.",
        pt: "O endereço já não funciona.",
        en: "The address no longer works."
    )
    static let myNoFeeds = Phrase(
        ca: "No hi ha cap adreça",
        fr: "Aucune adresse",
        es: "No hay ninguna dirección",
        pt: "Não há nenhum endereço",
        en: "There is no address"
    )
    static let myDeleteProfile = Phrase(
        ca: "Suprimeix el perfil",
        fr: "Supprimer le profil",
        es: "Eliminar el perfil",
        pt: "Eliminar o perfil",
        en: "Delete profile"
    )
    static let myDeleteProfileQuestion = Phrase(
        ca: "Voleu suprimir el vostre perfil?",
        fr: "Supprimer votre profil\u{202F}?",
        es: "¿Desea eliminar su perfil?",
        pt: "Deseja eliminar o seu perfil?",
        en: "Delete your profile?"
    )
    static let myWhatGoes = Phrase(
        ca: "Què se suprimeix",
        fr: "Ce qui est supprimé",
        es: "Qué se elimina",
        pt: "O que é eliminado",
        en: "What is deleted"
    )
    static let myGoesPerson = Phrase(
        ca: "el nom, l’adreça, el correu, el telèfon i totes les altres dades personals",
        fr:
            "votre nom, votre adresse, votre e-mail, votre téléphone et toutes les autres données personnelles",
        es: "el nombre, la dirección, el correo, el teléfono y todos los demás datos personales",
        pt: "o nome, a morada, o e-mail, o telefone e todos os outros dados pessoais",
        en: "your name, address, email, phone and all other personal data"
    )
    static let myGoesLogin = Phrase(
        ca: "l’accés a aquesta àrea i els calendaris enllaçats",
        fr: "l’accès à cet espace et les calendriers reliés",
        es: "el acceso a esta área y los calendarios enlazados",
        pt: "o acesso a esta área e os calendários ligados",
        en: "your access to this area, and calendars linked to it"
    )
    static let myGoesMessages = Phrase(
        ca: "els llocs a la llista d’espera i el que us hem enviat",
        fr: "vos places sur la liste d’attente et ce qui vous a été envoyé",
        es: "los lugares en la lista de espera y lo que le hemos enviado",
        pt: "os lugares na lista de espera e o que lhe enviámos",
        en: "your places on the waiting list, and what was sent to you"
    )
    static let myWhatStays = Phrase(
        ca: "Què queda",
        fr: "Ce qui reste",
        es: "Qué queda",
        pt: "O que fica",
        en: "What stays"
    )
    static let myStaysAppointments = Phrase(
        ca: "{name} conserva les cites amb un número de client, sense el vostre nom.",
        fr: "{name} garde les rendez-vous sous un numéro de client, sans votre nom.",
        es: "{name} conserva las citas con un número de cliente, sin su nombre.",
        pt: "{name} guarda as marcações com um número de cliente, sem o seu nome.",
        en: "{name} keeps the appointments under a customer number, without your name."
    )
    static let myCannotBeUndone = Phrase(
        ca: "No es pot desfer.",
        fr: "C’est irréversible.",
        es: "No se puede deshacer.",
        pt: "Não se pode desfazer.",
        en: "This cannot be undone."
    )
    static let myDeleteSure = Phrase(
        ca: "Sí, suprimiu les meves dades per sempre",
        fr: "Oui, supprimez mes données pour toujours",
        es: "Sí, eliminen mis datos para siempre",
        pt: "Sim, eliminem os meus dados para sempre",
        en: "Yes, delete my data for good"
    )
    static let myKeepProfile = Phrase(
        ca: "Conserva el perfil",
        fr: "Garder le profil",
        es: "Conservar el perfil",
        pt: "Manter o perfil",
        en: "Keep the profile"
    )
    static let myCancelFirst = Phrase(
        ca: "Si no hi heu d’anar, cancel·leu-les abans.",
        fr: "Si vous ne venez pas, annulez d’abord.",
        es: "Si no va a venir, cancele antes.",
        pt: "Se não vier, cancele antes.",
        en: "If you are not coming, cancel first."
    )
    static let myGoodbye = Phrase(ca: "Adeu-siau", fr: "Au revoir", es: "Adiós", pt: "Adeus", en: "Goodbye")
    static let myProfileDeleted = Phrase(
        ca: "El vostre perfil s’ha suprimit i la sessió s’ha tancat.",
        fr: "Votre profil est supprimé et vous êtes déconnecté.",
        es: "Su perfil se ha eliminado y la sesión se ha cerrado.",
        pt: "O seu perfil foi eliminado e a sessão terminou.",
        en: "Your profile is deleted, and you are signed out."
    )
}

extension CountPhrase {
    static let myComing = CountPhrase(
        ca: ("Teniu {n} cita pendent, que es mantindrà.", "Teniu {n} cites pendents, que es mantindran."),
        fr: (
            "Vous avez {n} rendez-vous à venir, qui reste prévu.",
            "Vous avez {n} rendez-vous à venir, qui restent prévus."
        ),
        es: ("Tiene {n} cita pendiente, que se mantendrá.", "Tiene {n} citas pendientes, que se mantendrán."),
        pt: ("Tem {n} marcação futura, que se mantém.", "Tem {n} marcações futuras, que se mantêm."),
        en: (
            "You have {n} appointment coming up, which stays.",
            "You have {n} appointments coming up, which stay."
        )
    )
}
