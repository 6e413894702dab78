extension Phrase {
    static let clientRecord = Phrase(
        ca: "Fitxa del client",
        fr: "Fiche du client",
        es: "Ficha del cliente",
        pt: "Ficha do cliente",
        en: "Client record"
    )
    static let clientOverview = Phrase(ca: "Resum", fr: "Aperçu", es: "Resumen", pt: "Resumo", en: "Overview")
    static let contactDetails = Phrase(
        ca: "Dades de contacte",
        fr: "Coordonnées",
        es: "Datos de contacto",
        pt: "Dados de contacto",
        en: "Contact details"
    )
    static let unwantedServices = Phrase(
        ca: "Serveis no desitjats",
        fr: "Prestations non souhaitées",
        es: "Servicios no deseados",
        pt: "Serviços indesejados",
        en: "Unwanted services"
    )
    static let measurements = Phrase(
        ca: "Mesures",
        fr: "Mesures",
        es: "Medidas",
        pt: "Medidas",
        en: "Measurements"
    )
    static let clientPreferences = Phrase(
        ca: "Preferències",
        fr: "Préférences",
        es: "Preferencias",
        pt: "Preferências",
        en: "Preferences"
    )
    static let clientHistory = Phrase(
        ca: "Historial",
        fr: "Historique",
        es: "Historial",
        pt: "Histórico",
        en: "History"
    )
    static let atAGlance = Phrase(
        ca: "D’un cop d’ull",
        fr: "En un coup d’œil",
        es: "De un vistazo",
        pt: "Num relance",
        en: "At a glance"
    )
    static let sendAccess = Phrase(
        ca: "Torna a enviar l’accés",
        fr: "Renvoyer l’accès",
        es: "Enviar el acceso otra vez",
        pt: "Enviar o acesso de novo",
        en: "Send access again"
    )
    static let sendAccessHelp = Phrase(
        ca: "Un accés nou per correu; l’anterior deixa de valer a l’acte.",
        fr: "Un nouvel accès par e-mail ; l’ancien cesse aussitôt de fonctionner.",
        es: "Un acceso nuevo por correo; el anterior deja de valer en el acto.",
        pt: "Um acesso novo por e-mail; o anterior deixa logo de servir.",
        en: "New access by mail; the old one stops working at once."
    )
    static let givePasswordLink = Phrase(
        ca: "Enllaç per triar contrasenya",
        fr: "Lien pour choisir un mot de passe",
        es: "Enlace para elegir contraseña",
        pt: "Ligação para escolher a palavra-passe",
        en: "Password link"
    )
    static let givePasswordLinkHelp = Phrase(
        ca: "Per donar-l’hi en mà. Els enllaços anteriors deixen de valer.",
        fr: "À remettre en mains propres. Les liens précédents ne valent plus.",
        es: "Para dárselo en mano. Los enlaces anteriores dejan de valer.",
        pt: "Para entregar em mão. As ligações anteriores deixam de servir.",
        en: "To hand over yourself. Earlier links stop working."
    )
    static let passwordLinkHelp = Phrase(
        ca: "Copieu-lo i doneu-lo al client: només es mostra aquesta vegada.",
        fr: "Copiez-le et remettez-le au client : il n’est montré qu’une fois.",
        es: "Cópielo y déselo al cliente: solo se muestra esta vez.",
        pt: "Copie-a e entregue-a ao cliente: só é mostrada desta vez.",
        en: "Copy it and give it to the client: it is shown this once."
    )
    static let validUntil = Phrase(
        ca: "Val fins al {time}.",
        fr: "Valable jusqu’au {time}.",
        es: "Vale hasta el {time}.",
        pt: "Válida até {time}.",
        en: "Valid until {time}."
    )
    static let accessSent = Phrase(
        ca: "S’envia un correu amb l’accés.",
        fr: "Un e-mail part avec l’accès.",
        es: "Se envía un correo con el acceso.",
        pt: "Segue um e-mail com o acesso.",
        en: "A mail with the access is on its way."
    )
    static let accessSentAnew = Phrase(
        ca: "S’envia un correu amb un accés nou. L’anterior ja no val.",
        fr: "Un e-mail part avec un nouvel accès. L’ancien ne fonctionne plus.",
        es: "Se envía un correo con un acceso nuevo. El anterior ya no vale.",
        pt: "Segue um e-mail com um acesso novo. O anterior já não serve.",
        en: "A mail with new access is on its way. The old password no longer works."
    )
    static let archiveOneHelp = Phrase(
        ca: "Deixa de sortir a les llistes. Es pot recuperar quan vulgueu.",
        fr: "Quitte les listes. Peut être restauré quand on veut.",
        es: "Deja de salir en las listas. Se puede recuperar cuando se quiera.",
        pt: "Deixa de aparecer nas listas. Pode ser restaurado a qualquer momento.",
        en: "Leaves the lists. Can be restored whenever you like."
    )
    static let restoreOneHelp = Phrase(
        ca: "Torna a sortir a les llistes.",
        fr: "Revient dans les listes.",
        es: "Vuelve a salir en las listas.",
        pt: "Volta a aparecer nas listas.",
        en: "Comes back to the lists."
    )
    static let eraseOneHelp = Phrase(
        ca: "Per sempre. Les cites queden, sota el número.",
        fr: "Pour toujours. Les rendez-vous restent, sous le numéro.",
        es: "Para siempre. Las citas quedan, bajo el número.",
        pt: "Para sempre. As marcações ficam, com o número.",
        en: "For good. Appointments stay, under the number."
    )
    static let purgeOneHelp = Phrase(
        ca: "Només si res no la fa servir.",
        fr: "Seulement si rien ne s’en sert.",
        es: "Solo si nada la usa.",
        pt: "Só se nada a usar.",
        en: "Only if nothing uses it."
    )
}
