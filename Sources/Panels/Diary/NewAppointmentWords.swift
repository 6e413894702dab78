/// The words of the form for a new appointment.
extension Phrase {
    static let visitClientLabel = Phrase(
        ca: "Client",
        fr: "Client",
        es: "Cliente",
        pt: "Cliente",
        en: "Client"
    )
    static let visitSearchClient = Phrase(
        ca: "Cerca per nom, telèfon o correu",
        fr: "Chercher par nom, téléphone ou e-mail",
        es: "Buscar por nombre, teléfono o correo",
        pt: "Procurar por nome, telefone ou e-mail",
        en: "Search by name, phone or email"
    )
    static let visitSearchButton = Phrase(
        ca: "Cerca",
        fr: "Chercher",
        es: "Buscar",
        pt: "Procurar",
        en: "Search"
    )
    static let visitChooseClient = Phrase(
        ca: "Trieu un client",
        fr: "Choisissez un client",
        es: "Elija un cliente",
        pt: "Escolha um cliente",
        en: "Choose a client"
    )
    static let visitNoClientFound = Phrase(
        ca: "Cap client amb aquestes dades.",
        fr: "Aucun client trouvé.",
        es: "Ningún cliente con esos datos.",
        pt: "Nenhum cliente encontrado.",
        en: "No client found."
    )
    static let visitNewClient = Phrase(
        ca: "Client nou",
        fr: "Nouveau client",
        es: "Cliente nuevo",
        pt: "Cliente novo",
        en: "New client"
    )
    static let visitFirstName = Phrase(ca: "Nom", fr: "Prénom", es: "Nombre", pt: "Nome", en: "First name")
    static let visitLastName = Phrase(
        ca: "Cognoms",
        fr: "Nom",
        es: "Apellidos",
        pt: "Apelidos",
        en: "Last name"
    )
    static let visitPhoneLabel = Phrase(
        ca: "Telèfon",
        fr: "Téléphone",
        es: "Teléfono",
        pt: "Telefone",
        en: "Phone"
    )
    static let visitAnybody = Phrase(
        ca: "Qui estigui lliure",
        fr: "Le premier disponible",
        es: "Quien esté libre",
        pt: "Quem estiver livre",
        en: "Whoever is free"
    )
    static let visitChooseService = Phrase(
        ca: "Trieu un servei",
        fr: "Choisissez une prestation",
        es: "Elija un servicio",
        pt: "Escolha um serviço",
        en: "Choose a service"
    )
    static let visitFreeTimes = Phrase(
        ca: "Hores lliures",
        fr: "Horaires libres",
        es: "Horas libres",
        pt: "Horas livres",
        en: "Free times"
    )
    static let visitNoFreeTimes = Phrase(
        ca: "No hi ha cap hora lliure aquest dia.",
        fr: "Aucun horaire libre ce jour-là.",
        es: "No hay ninguna hora libre ese día.",
        pt: "Não há horas livres nesse dia.",
        en: "No time is free on that day."
    )
    static let visitShowTimes = Phrase(
        ca: "Mostra les hores lliures",
        fr: "Afficher les horaires libres",
        es: "Mostrar las horas libres",
        pt: "Mostrar as horas livres",
        en: "Show free times"
    )
    static let visitRepeatLabel = Phrase(
        ca: "Repeteix",
        fr: "Répéter",
        es: "Repetir",
        pt: "Repetir",
        en: "Repeat"
    )
    static let visitRepeatNever = Phrase(
        ca: "No es repeteix",
        fr: "Ne pas répéter",
        es: "No se repite",
        pt: "Não se repete",
        en: "Does not repeat"
    )
    static let visitEveryDay = Phrase(
        ca: "Cada dia",
        fr: "Chaque jour",
        es: "Cada día",
        pt: "Todos os dias",
        en: "Every day"
    )
    static let visitEveryWeek = Phrase(
        ca: "Cada setmana",
        fr: "Chaque semaine",
        es: "Cada semana",
        pt: "Todas as semanas",
        en: "Every week"
    )
    static let visitEveryMonth = Phrase(
        ca: "Cada mes",
        fr: "Chaque mois",
        es: "Cada mes",
        pt: "Todos os meses",
        en: "Every month"
    )
    static let visitRepeatCount = Phrase(
        ca: "Quantes vegades",
        fr: "Combien de fois",
        es: "Cuántas veces",
        pt: "Quantas vezes",
        en: "How many times"
    )
    static let visitBookButton = Phrase(
        ca: "Reserva",
        fr: "Réserver",
        es: "Reservar",
        pt: "Marcar",
        en: "Book"
    )
    static let visitMoreOptions = Phrase(
        ca: "Més opcions",
        fr: "Plus d’options",
        es: "Más opciones",
        pt: "Mais opções",
        en: "More options"
    )
}
