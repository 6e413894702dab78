extension Phrase {
    static let newService = Phrase(
        ca: "Servei nou",
        fr: "Nouvelle prestation",
        es: "Nuevo servicio",
        pt: "Novo serviço",
        en: "New service"
    )
    static let categories = Phrase(
        ca: "Categories",
        fr: "Catégories",
        es: "Categorías",
        pt: "Categorias",
        en: "Categories"
    )
    static let category = Phrase(
        ca: "Categoria",
        fr: "Catégorie",
        es: "Categoría",
        pt: "Categoria",
        en: "Category"
    )
    static let newCategory = Phrase(
        ca: "Categoria nova",
        fr: "Nouvelle catégorie",
        es: "Nueva categoría",
        pt: "Nova categoria",
        en: "New category"
    )
    static let noCategory = Phrase(
        ca: "Sense categoria",
        fr: "Sans catégorie",
        es: "Sin categoría",
        pt: "Sem categoria",
        en: "No category"
    )
    static let noCategories = Phrase(
        ca: "Encara no hi ha categories",
        fr: "Pas encore de catégories",
        es: "Todavía no hay categorías",
        pt: "Ainda não há categorias",
        en: "No categories yet"
    )
    static let noServices = Phrase(
        ca: "Encara no hi ha serveis",
        fr: "Pas encore de prestations",
        es: "Todavía no hay servicios",
        pt: "Ainda não há serviços",
        en: "No services yet"
    )
    static let noServicesHelp = Phrase(
        ca: "Creeu el primer: què és, quant dura i què costa.",
        fr: "Créez la première : ce que c’est, sa durée et son prix.",
        es: "Cree el primero: qué es, cuánto dura y cuánto cuesta.",
        pt: "Crie o primeiro: o que é, quanto demora e quanto custa.",
        en: "Make the first: what it is, how long it takes and what it costs."
    )
    static let description = Phrase(
        ca: "Descripció",
        fr: "Description",
        es: "Descripción",
        pt: "Descrição",
        en: "Description"
    )
    static let duration = Phrase(ca: "Durada", fr: "Durée", es: "Duración", pt: "Duração", en: "Duration")
    static let durationMinutes = Phrase(
        ca: "Durada (minuts)",
        fr: "Durée (minutes)",
        es: "Duración (minutos)",
        pt: "Duração (minutos)",
        en: "Duration (minutes)"
    )
    static let price = Phrase(ca: "Preu", fr: "Prix", es: "Precio", pt: "Preço", en: "Price")
    static let bufferBefore = Phrase(
        ca: "Preparació abans (minuts)",
        fr: "Préparation avant (minutes)",
        es: "Preparación antes (minutos)",
        pt: "Preparação antes (minutos)",
        en: "Time before (minutes)"
    )
    static let bufferAfter = Phrase(
        ca: "Recollida després (minuts)",
        fr: "Rangement après (minutes)",
        es: "Recogida después (minutos)",
        pt: "Arrumação depois (minutos)",
        en: "Time after (minutes)"
    )
    static let capacity = Phrase(ca: "Places", fr: "Places", es: "Plazas", pt: "Lugares", en: "Seats")
    static let capacityHelp = Phrase(
        ca: "Més d’una fa un grup.",
        fr: "Plus d’une en fait un groupe.",
        es: "Más de una hace un grupo.",
        pt: "Mais de um faz um grupo.",
        en: "More than one makes a group."
    )
    static let online = Phrase(ca: "En línia", fr: "En ligne", es: "En línea", pt: "Online", en: "Online")
    static let bookableOnline = Phrase(
        ca: "Es pot reservar en línia",
        fr: "Réservable en ligne",
        es: "Se puede reservar en línea",
        pt: "Pode marcar-se online",
        en: "Can be booked online"
    )
    static let staffOnly = Phrase(
        ca: "Només el personal",
        fr: "Personnel seulement",
        es: "Solo el personal",
        pt: "Só o pessoal",
        en: "Staff only"
    )
    static let whoOffers = Phrase(
        ca: "Qui el fa",
        fr: "Qui la réalise",
        es: "Quién lo hace",
        pt: "Quem o faz",
        en: "Who offers it"
    )
    static let whereOffered = Phrase(
        ca: "On es fa (enlloc marcat: a tot arreu)",
        fr: "Où (rien de coché : partout)",
        es: "Dónde se hace (sin marcar: en todos)",
        pt: "Onde se faz (nada assinalado: em todos)",
        en: "Where it is offered (none ticked: everywhere)"
    )
    static let resources = Phrase(
        ca: "Sales i equips",
        fr: "Salles et équipements",
        es: "Salas y equipos",
        pt: "Salas e equipamentos",
        en: "Rooms and equipment"
    )
    static let steps = Phrase(ca: "Passos", fr: "Étapes", es: "Pasos", pt: "Passos", en: "Steps")
    static let stepsHelp = Phrase(
        ca:
            "Una visita de diversos serveis seguits: aleshores la durada, el personal i les sales surten dels passos.",
        fr: "Une visite de plusieurs prestations : durée, intervenants et salles viennent alors des étapes.",
        es:
            "Una visita de varios servicios seguidos: entonces la duración, el personal y las salas salen de los pasos.",
        pt: "Uma visita de vários serviços seguidos: a duração, o pessoal e as salas vêm então dos passos.",
        en: "A visit of several services in a row: its time, employees and rooms then come from the steps."
    )
    static let step = Phrase(ca: "Pas {n}", fr: "Étape {n}", es: "Paso {n}", pt: "Passo {n}", en: "Step {n}")
    static let pauseAfter = Phrase(
        ca: "Pausa després del pas {n} (minuts)",
        fr: "Pause après l’étape {n} (minutes)",
        es: "Pausa después del paso {n} (minutos)",
        pt: "Pausa depois do passo {n} (minutos)",
        en: "Pause after step {n} (minutes)"
    )
    static let sameEmployee = Phrase(
        ca: "Pas {n}: la mateixa persona d’abans",
        fr: "Étape {n} : la même personne qu’avant",
        es: "Paso {n}: la misma persona de antes",
        pt: "Passo {n}: a mesma pessoa de antes",
        en: "Step {n}: by the same person as before"
    )
    static let none = Phrase(ca: "Cap", fr: "Aucun", es: "Ninguno", pt: "Nenhum", en: "None")
    static let everywhere = Phrase(
        ca: "A tots",
        fr: "Partout",
        es: "En todos",
        pt: "Em todos",
        en: "Everywhere"
    )
    static let archiveServiceHelp = Phrase(
        ca: "Ja no es podrà reservar. Les cites passades es queden.",
        fr: "Elle ne pourra plus être réservée. Les rendez-vous passés restent.",
        es: "Ya no se podrá reservar. Las citas pasadas se quedan.",
        pt: "Deixa de se poder marcar. As marcações passadas ficam.",
        en: "It can no longer be booked. Past appointments stay."
    )
    static let archiveCategoryHelp = Phrase(
        ca: "Els serveis es queden, sense categoria.",
        fr: "Les prestations restent, sans catégorie.",
        es: "Los servicios se quedan, sin categoría.",
        pt: "Os serviços ficam, sem categoria.",
        en: "Its services stay, without a category."
    )
}
