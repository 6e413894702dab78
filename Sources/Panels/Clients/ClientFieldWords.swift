/// The fields of a client, as labels and headings.
extension Phrase {
    static let clientNumber = Phrase(
        ca: "Número",
        fr: "Numéro",
        es: "Número",
        pt: "Número",
        en: "Number"
    )
    static let clientName = Phrase(ca: "Nom", fr: "Nom", es: "Nombre", pt: "Nome", en: "Name")
    static let clientFirstName = Phrase(
        ca: "Nom",
        fr: "Prénom",
        es: "Nombre",
        pt: "Nome próprio",
        en: "First name"
    )
    static let clientMiddleName = Phrase(
        ca: "Segon nom",
        fr: "Deuxième prénom",
        es: "Segundo nombre",
        pt: "Nome do meio",
        en: "Middle name"
    )
    static let clientLastName = Phrase(
        ca: "Cognoms",
        fr: "Nom de famille",
        es: "Apellidos",
        pt: "Apelido",
        en: "Last name"
    )
    static let clientPhone = Phrase(
        ca: "Telèfon",
        fr: "Téléphone",
        es: "Teléfono",
        pt: "Telefone",
        en: "Phone"
    )
    static let clientUserName = Phrase(
        ca: "Usuari",
        fr: "Identifiant",
        es: "Usuario",
        pt: "Utilizador",
        en: "User name"
    )
    static let clientStatus = Phrase(ca: "Estat", fr: "Statut", es: "Estado", pt: "Estado", en: "Status")
    static let clientMarked = Phrase(
        ca: "Marcat",
        fr: "Marqué",
        es: "Marcado",
        pt: "Assinalado",
        en: "Marked"
    )
    static let clientDocument = Phrase(
        ca: "Document",
        fr: "Pièce d’identité",
        es: "Documento",
        pt: "Documento",
        en: "Identity document"
    )
    static let clientDocumentType = Phrase(
        ca: "Tipus de document",
        fr: "Type de pièce d’identité",
        es: "Tipo de documento",
        pt: "Tipo de documento",
        en: "Type of document"
    )
    static let clientDocumentNumber = Phrase(
        ca: "Número de document",
        fr: "Numéro de la pièce",
        es: "Número de documento",
        pt: "Número do documento",
        en: "Document number"
    )
    static let clientPassport = Phrase(
        ca: "Passaport",
        fr: "Passeport",
        es: "Pasaporte",
        pt: "Passaporte",
        en: "Passport"
    )
    static let clientOther = Phrase(ca: "Un altre", fr: "Autre", es: "Otro", pt: "Outro", en: "Other")
    static let clientGender = Phrase(ca: "Gènere", fr: "Genre", es: "Género", pt: "Género", en: "Gender")
    static let clientFemale = Phrase(ca: "Dona", fr: "Femme", es: "Mujer", pt: "Feminino", en: "Female")
    static let clientMale = Phrase(ca: "Home", fr: "Homme", es: "Hombre", pt: "Masculino", en: "Male")
    static let clientNonBinary = Phrase(
        ca: "No binari",
        fr: "Non binaire",
        es: "No binario",
        pt: "Não binário",
        en: "Non-binary"
    )
    static let clientUndisclosed = Phrase(
        ca: "Prefereix no dir-ho",
        fr: "Ne souhaite pas le dire",
        es: "Prefiere no decirlo",
        pt: "Prefere não dizer",
        en: "Prefers not to say"
    )
    static let clientBirthDate = Phrase(
        ca: "Data de naixement",
        fr: "Date de naissance",
        es: "Fecha de nacimiento",
        pt: "Data de nascimento",
        en: "Date of birth"
    )
    static let clientAddress = Phrase(
        ca: "Adreça",
        fr: "Adresse",
        es: "Dirección",
        pt: "Morada",
        en: "Address"
    )
    static let clientAddressMore = Phrase(
        ca: "Pis, porta",
        fr: "Complément d’adresse",
        es: "Piso, puerta",
        pt: "Andar, porta",
        en: "Flat, floor"
    )
    static let clientCity = Phrase(ca: "Població", fr: "Ville", es: "Población", pt: "Localidade", en: "Town")
    static let clientRegion = Phrase(
        ca: "Província",
        fr: "Région",
        es: "Provincia",
        pt: "Distrito",
        en: "County or state"
    )
    static let clientPostalCode = Phrase(
        ca: "Codi postal",
        fr: "Code postal",
        es: "Código postal",
        pt: "Código postal",
        en: "Postcode"
    )
    static let clientCountry = Phrase(ca: "País", fr: "Pays", es: "País", pt: "País", en: "Country")
    static let clientCountryHelp = Phrase(
        ca: "Dues lletres: ES, FR, PT…",
        fr: "Deux lettres : FR, ES, PT…",
        es: "Dos letras: ES, FR, PT…",
        pt: "Duas letras: PT, ES, FR…",
        en: "Two letters: GB, ES, FR…"
    )
    static let clientReferralMethod = Phrase(
        ca: "Com ens ha conegut",
        fr: "Comment nous a connus",
        es: "Cómo nos conoció",
        pt: "Como nos conheceu",
        en: "Heard of us through"
    )
    static let clientPreferredBranch = Phrase(
        ca: "Centre preferit",
        fr: "Établissement préféré",
        es: "Centro preferido",
        pt: "Espaço preferido",
        en: "Preferred branch"
    )
    static let clientHeight = Phrase(
        ca: "Alçada (cm)",
        fr: "Taille (cm)",
        es: "Altura (cm)",
        pt: "Altura (cm)",
        en: "Height (cm)"
    )
    static let clientWeight = Phrase(
        ca: "Pes (kg)",
        fr: "Poids (kg)",
        es: "Peso (kg)",
        pt: "Peso (kg)",
        en: "Weight (kg)"
    )
    static let internalNote = Phrase(
        ca: "Nota interna",
        fr: "Note interne",
        es: "Nota interna",
        pt: "Nota interna",
        en: "Internal note"
    )
    static let internalNoteHelp = Phrase(
        ca: "El client no la veu mai.",
        fr: "Le client ne la voit jamais.",
        es: "El cliente no la ve nunca.",
        pt: "O cliente nunca a vê.",
        en: "The client never sees it."
    )
    static let clientNote = Phrase(ca: "Nota", fr: "Note", es: "Nota", pt: "Nota", en: "Note")
    static let clientTags = Phrase(
        ca: "Etiquetes",
        fr: "Étiquettes",
        es: "Etiquetas",
        pt: "Etiquetas",
        en: "Tags"
    )
    static let clientTagsHelp = Phrase(
        ca: "Separades per comes.",
        fr: "Séparées par des virgules.",
        es: "Separadas por comas.",
        pt: "Separadas por vírgulas.",
        en: "Separated by commas."
    )
    static let blockedOnline = Phrase(
        ca: "Sense reserva en línia",
        fr: "Sans réservation en ligne",
        es: "Sin reserva en línea",
        pt: "Sem marcação online",
        en: "No online booking"
    )
    static let blockOnline = Phrase(
        ca: "No pot reservar en línia",
        fr: "Ne peut pas réserver en ligne",
        es: "No puede reservar en línea",
        pt: "Não pode marcar online",
        en: "May not book online"
    )
    static let blockOnlineHelp = Phrase(
        ca: "En línia només pot apuntar-se a la llista d’espera. L’equip li pot continuar donant cita.",
        fr:
            "En ligne, seule la liste d’attente reste possible. L’équipe peut toujours lui donner rendez-vous.",
        es: "En línea solo puede apuntarse a la lista de espera. El equipo puede seguir dándole cita.",
        pt: "Online só pode ficar na lista de espera. A equipa continua a poder marcar-lhe hora.",
        en: "Online only the waiting list is left. Staff can still book for this client."
    )
    static let blockReason = Phrase(
        ca: "Motiu del bloqueig",
        fr: "Motif du blocage",
        es: "Motivo del bloqueo",
        pt: "Motivo do bloqueio",
        en: "Reason for the block"
    )
    static let blockUntil = Phrase(
        ca: "Bloquejat fins al",
        fr: "Bloqué jusqu’au",
        es: "Bloqueado hasta",
        pt: "Bloqueado até",
        en: "Blocked until"
    )
    static let markClient = Phrase(
        ca: "Marca el client",
        fr: "Marquer le client",
        es: "Marcar al cliente",
        pt: "Assinalar o cliente",
        en: "Mark client"
    )
    static let markClientHelp = Phrase(
        ca: "A l’agenda, les seves cites porten «Client marcat». El client no ho sap.",
        fr: "Dans l’agenda, ses rendez-vous portent « Client marqué ». Le client n’en sait rien.",
        es: "En la agenda, sus citas llevan «Cliente marcado». El cliente no lo sabe.",
        pt: "Na agenda, as marcações mostram «Cliente assinalado». O cliente não o sabe.",
        en: "In the diary, the appointments say “Marked client”. The client does not know."
    )
    static let allowLogin = Phrase(
        ca: "Permet l’accés",
        fr: "Autoriser la connexion",
        es: "Permitir el acceso",
        pt: "Permitir o acesso",
        en: "Allow login"
    )
    static let allowLoginHelp = Phrase(
        ca: "En desar, s’envia un correu amb l’accés al client. Cal una adreça de correu.",
        fr: "À l’enregistrement, un e-mail part avec l’accès du client. Il faut une adresse e-mail.",
        es: "Al guardar, se envía un correo con el acceso al cliente. Hace falta un correo electrónico.",
        pt: "Ao guardar, é enviado um e-mail com o acesso ao cliente. É preciso um e-mail.",
        en: "On saving, a mail goes out with the client’s access. It needs an email address."
    )
    static let loginAllowed = Phrase(
        ca: "Té accés",
        fr: "Connexion autorisée",
        es: "Tiene acceso",
        pt: "Tem acesso",
        en: "Login allowed"
    )
    static let lastAppointment = Phrase(
        ca: "Última cita",
        fr: "Dernier rendez-vous",
        es: "Última cita",
        pt: "Última marcação",
        en: "Last appointment"
    )
    static let nextAppointment = Phrase(
        ca: "Propera cita",
        fr: "Prochain rendez-vous",
        es: "Próxima cita",
        pt: "Próxima marcação",
        en: "Next appointment"
    )
    static let clientNoShows = Phrase(
        ca: "Absències",
        fr: "Absences",
        es: "Ausencias",
        pt: "Faltas",
        en: "No-shows"
    )
    static let clientCreated = Phrase(ca: "Alta", fr: "Créé le", es: "Alta", pt: "Criado em", en: "Added")
    static let clientUpdated = Phrase(
        ca: "Darrer canvi",
        fr: "Modifié le",
        es: "Último cambio",
        pt: "Alterado em",
        en: "Last change"
    )
    static let clientStatusLead = Phrase(
        ca: "Interessat",
        fr: "Prospect",
        es: "Interesado",
        pt: "Interessado",
        en: "Lead"
    )
    static let clientStatusActive = Phrase(ca: "Actiu", fr: "Actif", es: "Activo", pt: "Ativo", en: "Active")
    static let clientStatusInactive = Phrase(
        ca: "Inactiu",
        fr: "Inactif",
        es: "Inactivo",
        pt: "Inativo",
        en: "Inactive"
    )
    static let clientYes = Phrase(ca: "Sí", fr: "Oui", es: "Sí", pt: "Sim", en: "Yes")
    static let clientNo = Phrase(ca: "No", fr: "Non", es: "No", pt: "Não", en: "No")
}
