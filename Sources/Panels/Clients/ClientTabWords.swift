extension Phrase {
    static let noClientAppointments = Phrase(
        ca: "Cap cita",
        fr: "Aucun rendez-vous",
        es: "Ninguna cita",
        pt: "Nenhuma marcação",
        en: "No appointments"
    )
    static let nothingHappened = Phrase(
        ca: "Encara no ha passat res",
        fr: "Rien pour l’instant",
        es: "Todavía no ha pasado nada",
        pt: "Ainda não aconteceu nada",
        en: "Nothing has happened yet"
    )
    static let noMessagesYet = Phrase(
        ca: "Encara no se li ha enviat res",
        fr: "Rien ne lui a encore été envoyé",
        es: "Todavía no se le ha enviado nada",
        pt: "Ainda nada lhe foi enviado",
        en: "Nothing was sent yet"
    )
    static let sendMessageAgain = Phrase(
        ca: "Torna-ho a enviar",
        fr: "Renvoyer",
        es: "Enviar otra vez",
        pt: "Enviar de novo",
        en: "Send again"
    )
    static let messageSentAgain = Phrase(
        ca: "El missatge es torna a enviar.",
        fr: "Le message repart.",
        es: "El mensaje se envía otra vez.",
        pt: "A mensagem segue de novo.",
        en: "The message is on its way again."
    )
    static let theClient = Phrase(
        ca: "El client",
        fr: "Le client",
        es: "El cliente",
        pt: "O cliente",
        en: "The client"
    )
    static let theVisitor = Phrase(
        ca: "Qui reserva en línia",
        fr: "La personne qui réserve en ligne",
        es: "Quien reserva en línea",
        pt: "Quem marca online",
        en: "Whoever booked online"
    )
    static let theSystem = Phrase(
        ca: "El sistema",
        fr: "Le système",
        es: "El sistema",
        pt: "O sistema",
        en: "The system"
    )
    static let wasAdded = Phrase(
        ca: "Donat d’alta",
        fr: "Ajouté",
        es: "Dado de alta",
        pt: "Adicionado",
        en: "Added"
    )
    static let wasChanged = Phrase(
        ca: "Dades canviades",
        fr: "Données modifiées",
        es: "Datos cambiados",
        pt: "Dados alterados",
        en: "Changed"
    )
    static let wasArchived = Phrase(
        ca: "Arxivat",
        fr: "Archivé",
        es: "Archivado",
        pt: "Arquivado",
        en: "Archived"
    )
    static let wasRestored = Phrase(
        ca: "Recuperat",
        fr: "Restauré",
        es: "Recuperado",
        pt: "Restaurado",
        en: "Restored"
    )
    static let wasErased = Phrase(
        ca: "Dades personals esborrades",
        fr: "Données personnelles effacées",
        es: "Datos personales borrados",
        pt: "Dados pessoais apagados",
        en: "Personal data erased"
    )
    static let wasMeasured = Phrase(
        ca: "Mesura afegida",
        fr: "Mesure ajoutée",
        es: "Medida añadida",
        pt: "Medida adicionada",
        en: "Measurement added"
    )
    static let measurementRemoved = Phrase(
        ca: "Mesura treta",
        fr: "Mesure retirée",
        es: "Medida quitada",
        pt: "Medida retirada",
        en: "Measurement removed"
    )
    static let preferencesChanged = Phrase(
        ca: "Preferències de missatges canviades",
        fr: "Préférences de messages modifiées",
        es: "Preferencias de mensajes cambiadas",
        pt: "Preferências de mensagens alteradas",
        en: "Message preferences changed"
    )
    static let unwantedAdded = Phrase(
        ca: "Servei no desitjat afegit",
        fr: "Prestation non souhaitée ajoutée",
        es: "Servicio no deseado añadido",
        pt: "Serviço indesejado adicionado",
        en: "Unwanted service added"
    )
    static let unwantedEdited = Phrase(
        ca: "Comentari d’un servei no desitjat canviat",
        fr: "Commentaire d’une prestation non souhaitée modifié",
        es: "Comentario de un servicio no deseado cambiado",
        pt: "Comentário de um serviço indesejado alterado",
        en: "Comment on an unwanted service changed"
    )
    static let unwantedRemoved = Phrase(
        ca: "Servei no desitjat tret",
        fr: "Prestation non souhaitée retirée",
        es: "Servicio no deseado quitado",
        pt: "Serviço indesejado retirado",
        en: "Unwanted service removed"
    )
    static let unwantedTaken = Phrase(
        ca: "El servei torna a estar permès.",
        fr: "La prestation est de nouveau permise.",
        es: "El servicio vuelve a estar permitido.",
        pt: "O serviço volta a ser permitido.",
        en: "The service is allowed again."
    )
    static let nothingUnwanted = Phrase(
        ca: "Cap servei descartat",
        fr: "Aucune prestation écartée",
        es: "Ningún servicio descartado",
        pt: "Nenhum serviço excluído",
        en: "No service is ruled out"
    )
    static let unwantedHelp = Phrase(
        ca:
            "Ningú no li podrà donar hora per a aquest servei, ni en línia ni des d’aquí. El que ja està reservat queda.",
        fr:
            "Personne ne pourra plus réserver cette prestation pour ce client, en ligne comme ici. Ce qui est déjà pris reste.",
        es: "Nadie podrá darle cita para ese servicio, ni en línea ni desde aquí. Lo ya reservado queda.",
        pt: "Ninguém lhe poderá marcar esse serviço, nem online nem aqui. O que já está marcado fica.",
        en:
            "Nobody can book it for this client any more, neither online nor here. What is booked already stays."
    )
    static let addUnwanted = Phrase(
        ca: "Afegeix un servei no desitjat",
        fr: "Ajouter une prestation non souhaitée",
        es: "Añadir un servicio no deseado",
        pt: "Adicionar um serviço indesejado",
        en: "Add an unwanted service"
    )
    static let oneService = Phrase(
        ca: "Servei",
        fr: "Prestation",
        es: "Servicio",
        pt: "Serviço",
        en: "Service"
    )
    static let chooseOne = Phrase(
        ca: "Trieu-ne un",
        fr: "Choisir",
        es: "Elija uno",
        pt: "Escolha um",
        en: "Choose one"
    )
    static let clientComment = Phrase(
        ca: "Comentari",
        fr: "Commentaire",
        es: "Comentario",
        pt: "Comentário",
        en: "Comment"
    )
    static let addEntry = Phrase(ca: "Afegeix", fr: "Ajouter", es: "Añadir", pt: "Adicionar", en: "Add")
    static let removeEntry = Phrase(ca: "Treu", fr: "Retirer", es: "Quitar", pt: "Retirar", en: "Remove")
    static let nothingMeasured = Phrase(
        ca: "Encara no hi ha cap mesura",
        fr: "Aucune mesure pour l’instant",
        es: "Todavía no hay medidas",
        pt: "Ainda não há medidas",
        en: "No measurements yet"
    )
    static let addMeasurement = Phrase(
        ca: "Afegeix una mesura",
        fr: "Ajouter une mesure",
        es: "Añadir una medida",
        pt: "Adicionar uma medida",
        en: "Add a measurement"
    )
    static let measurementKind = Phrase(
        ca: "Què es mesura",
        fr: "Ce qui est mesuré",
        es: "Qué se mide",
        pt: "O que se mede",
        en: "What is measured"
    )
    static let measurementValue = Phrase(ca: "Valor", fr: "Valeur", es: "Valor", pt: "Valor", en: "Value")
    static let measuredOn = Phrase(ca: "Data", fr: "Date", es: "Fecha", pt: "Data", en: "Date")
    static let measuredOnHelp = Phrase(
        ca: "Si es deixa en blanc, ara.",
        fr: "Laisser vide pour maintenant.",
        es: "Si se deja en blanco, ahora.",
        pt: "Em branco, agora.",
        en: "Leave empty for now."
    )
    static let plainWeight = Phrase(ca: "Pes", fr: "Poids", es: "Peso", pt: "Peso", en: "Weight")
    static let plainHeight = Phrase(ca: "Alçada", fr: "Taille", es: "Altura", pt: "Altura", en: "Height")
    static let messagesWanted = Phrase(
        ca: "Quins missatges vol rebre",
        fr: "Les messages souhaités",
        es: "Qué mensajes quiere recibir",
        pt: "Que mensagens quer receber",
        en: "Which messages the client wants"
    )
    static let aboutAppointments = Phrase(
        ca: "Cites",
        fr: "Rendez-vous",
        es: "Citas",
        pt: "Marcações",
        en: "Appointments"
    )
    static let aboutAppointmentsHelp = Phrase(
        ca: "Confirmacions, canvis, recordatoris i llista d’espera.",
        fr: "Confirmations, changements, rappels et liste d’attente.",
        es: "Confirmaciones, cambios, recordatorios y lista de espera.",
        pt: "Confirmações, alterações, lembretes e lista de espera.",
        en: "Confirmations, changes, reminders and the waiting list."
    )
    static let aboutServices = Phrase(
        ca: "Serveis",
        fr: "Prestations",
        es: "Servicios",
        pt: "Serviços",
        en: "Services"
    )
    static let aboutServicesHelp = Phrase(
        ca: "El que cal saber abans i després d’un servei.",
        fr: "Ce qu’il faut savoir avant et après une prestation.",
        es: "Lo que hay que saber antes y después de un servicio.",
        pt: "O que convém saber antes e depois de um serviço.",
        en: "What to know before and after a service."
    )
    static let aboutPackages = Phrase(
        ca: "Bons i paquets",
        fr: "Forfaits",
        es: "Bonos y paquetes",
        pt: "Pacotes",
        en: "Packages"
    )
    static let aboutPackagesHelp = Phrase(
        ca: "Avisos sobre el que ha comprat per endavant.",
        fr: "Avis sur ce qui a été acheté d’avance.",
        es: "Avisos sobre lo comprado por adelantado.",
        pt: "Avisos sobre o que comprou antecipadamente.",
        en: "Notices on what was bought in advance."
    )
    static let aboutOffers = Phrase(
        ca: "Ofertes i felicitacions",
        fr: "Offres et vœux",
        es: "Ofertas y felicitaciones",
        pt: "Ofertas e felicitações",
        en: "Offers and greetings"
    )
    static let aboutOffersHelp = Phrase(
        ca: "Campanyes, ofertes i felicitacions d’aniversari.",
        fr: "Campagnes, offres et vœux d’anniversaire.",
        es: "Campañas, ofertas y felicitaciones de cumpleaños.",
        pt: "Campanhas, ofertas e felicitações de aniversário.",
        en: "Campaigns, offers and birthday greetings."
    )
    static let aboutPayments = Phrase(
        ca: "Pagaments",
        fr: "Paiements",
        es: "Pagos",
        pt: "Pagamentos",
        en: "Payments"
    )
    static let aboutPaymentsHelp = Phrase(
        ca: "Factures i rebuts.",
        fr: "Factures et reçus.",
        es: "Facturas y recibos.",
        pt: "Faturas e recibos.",
        en: "Invoices and receipts."
    )
}
