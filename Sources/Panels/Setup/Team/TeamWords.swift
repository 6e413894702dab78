extension Phrase {
    static let admin = Phrase(
        ca: "Administració",
        fr: "Administration",
        es: "Administración",
        pt: "Administração",
        en: "Administrator"
    )
    static let manager = Phrase(
        ca: "Responsable de centre",
        fr: "Responsable d’établissement",
        es: "Responsable de centro",
        pt: "Responsável de espaço",
        en: "Branch manager"
    )
    static let firstName = Phrase(ca: "Nom", fr: "Prénom", es: "Nombre", pt: "Nome próprio", en: "First name")
    static let lastName = Phrase(ca: "Cognoms", fr: "Nom", es: "Apellidos", pt: "Apelido", en: "Last name")
    static let newMember = Phrase(
        ca: "Membre nou",
        fr: "Nouveau membre",
        es: "Nuevo miembro",
        pt: "Novo membro",
        en: "New member"
    )
    static let newMemberHelp = Phrase(
        ca: "Rebrà una invitació per correu per triar la contrasenya.",
        fr: "Une invitation lui est envoyée par e-mail pour choisir son mot de passe.",
        es: "Recibirá una invitación por correo para elegir su contraseña.",
        pt: "Recebe um convite por e-mail para escolher a palavra-passe.",
        en: "An invitation to choose a password is mailed to them."
    )
    static let invited = Phrase(
        ca: "Convidat",
        fr: "Invité",
        es: "Invitado",
        pt: "Convidado",
        en: "Invited"
    )
    static let active = Phrase(ca: "Actiu", fr: "Actif", es: "Activo", pt: "Ativo", en: "Active")
    static let hasLeft = Phrase(ca: "Ha plegat", fr: "Parti", es: "Se fue", pt: "Saiu", en: "Has left")
    static let inviteAgain = Phrase(
        ca: "Torna a enviar la invitació",
        fr: "Renvoyer l’invitation",
        es: "Reenviar la invitación",
        pt: "Reenviar o convite",
        en: "Send the invitation again"
    )
    static let invitationSent = Phrase(
        ca: "S’ha enviat la invitació.",
        fr: "L’invitation est envoyée.",
        es: "Invitación enviada.",
        pt: "Convite enviado.",
        en: "The invitation was sent."
    )
    static let archiveMemberHelp = Phrase(
        ca: "Les seves sessions acaben ara mateix i ja no podrà entrar.",
        fr: "Ses sessions prennent fin tout de suite et l’accès est fermé.",
        es: "Sus sesiones terminan ahora mismo y ya no podrá entrar.",
        pt: "As suas sessões terminam já e deixa de poder entrar.",
        en: "Their sessions end at once and they can no longer sign in."
    )
    static let worksAt = Phrase(
        ca: "On treballa",
        fr: "Où il travaille",
        es: "Dónde trabaja",
        pt: "Onde trabalha",
        en: "Works at"
    )
    static let worksAtHelp = Phrase(
        ca: "Administració és de tots els centres.",
        fr: "L’administration est de tous les établissements.",
        es: "Administración es de todos los centros.",
        pt: "A administração é de todos os espaços.",
        en: "Administrators belong to all branches."
    )
    static let nobodyFound = Phrase(
        ca: "No s’ha trobat ningú",
        fr: "Personne trouvé",
        es: "No se encontró a nadie",
        pt: "Ninguém encontrado",
        en: "Nobody found"
    )
    static let newBranch = Phrase(
        ca: "Centre nou",
        fr: "Nouvel établissement",
        es: "Nuevo centro",
        pt: "Novo espaço",
        en: "New branch"
    )
    static let shortName = Phrase(
        ca: "Nom curt a les adreces",
        fr: "Nom court dans les adresses",
        es: "Nombre corto en las direcciones",
        pt: "Nome curto nos endereços",
        en: "Short name in addresses"
    )
    static let shortNameHelp = Phrase(
        ca: "Lletres minúscules, xifres i guions; es queda per sempre.",
        fr: "Minuscules, chiffres et traits d’union ; il reste pour toujours.",
        es: "Minúsculas, cifras y guiones; se queda para siempre.",
        pt: "Minúsculas, algarismos e hífenes; fica para sempre.",
        en: "Small letters, digits and hyphens; it stays for good."
    )
    static let timeZone = Phrase(
        ca: "Zona horària",
        fr: "Fuseau horaire",
        es: "Zona horaria",
        pt: "Fuso horário",
        en: "Time zone"
    )
    static let country = Phrase(ca: "País", fr: "Pays", es: "País", pt: "País", en: "Country")
    static let countryHelp = Phrase(
        ca: "Dues lletres, com ES.",
        fr: "Deux lettres, comme FR.",
        es: "Dos letras, como ES.",
        pt: "Duas letras, como PT.",
        en: "Two letters, such as GB."
    )
    static let openingHours = Phrase(
        ca: "Horari d’obertura",
        fr: "Horaires d’ouverture",
        es: "Horario de apertura",
        pt: "Horário de abertura",
        en: "Opening hours"
    )
    static let closeBranch = Phrase(
        ca: "Tanca el centre per sempre",
        fr: "Fermer définitivement",
        es: "Cerrar el centro para siempre",
        pt: "Fechar o espaço de vez",
        en: "Close the branch for good"
    )
}

extension SetupDesk {
    func roleName(_ role: String) -> String {
        switch role {
        case "admin": self(.admin)
        case "manager": self(.manager)
        default: self(.employee)
        }
    }
}

extension CountPhrase {
    static let people = CountPhrase(
        ca: ("{n} persona", "{n} persones"),
        fr: ("{n} personne", "{n} personnes"),
        es: ("{n} persona", "{n} personas"),
        pt: ("{n} pessoa", "{n} pessoas"),
        en: ("{n} person", "{n} people")
    )
}
