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
