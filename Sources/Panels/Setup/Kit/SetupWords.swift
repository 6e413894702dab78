/// Words of several pages of the set-up.
extension Phrase {
    static let copy = Phrase(ca: "Copia", fr: "Copier", es: "Copiar", pt: "Copiar", en: "Copy")
    static let copied = Phrase(
        ca: "S’ha copiat.",
        fr: "C’est copié.",
        es: "Copiado.",
        pt: "Copiado.",
        en: "Copied."
    )
    static let nowIs = Phrase(
        ca: "Ara hi ha:",
        fr: "Valeur actuelle :",
        es: "Ahora hay:",
        pt: "Agora está:",
        en: "It is now:"
    )
    static let firstPage = Phrase(
        ca: "Inici de la llista",
        fr: "Début de la liste",
        es: "Inicio de la lista",
        pt: "Início da lista",
        en: "Start of the list"
    )
    static let actions = Phrase(ca: "Accions", fr: "Actions", es: "Acciones", pt: "Ações", en: "Actions")
    static let name = Phrase(ca: "Nom", fr: "Nom", es: "Nombre", pt: "Nome", en: "Name")
    static let phone = Phrase(ca: "Telèfon", fr: "Téléphone", es: "Teléfono", pt: "Telefone", en: "Phone")
    static let address = Phrase(ca: "Adreça", fr: "Adresse", es: "Dirección", pt: "Morada", en: "Address")
    static let state = Phrase(ca: "Estat", fr: "État", es: "Estado", pt: "Estado", en: "State")
    static let all = Phrase(ca: "Tots", fr: "Tous", es: "Todos", pt: "Todos", en: "All")
    static let add = Phrase(ca: "Afegeix", fr: "Ajouter", es: "Añadir", pt: "Adicionar", en: "Add")
    static let archive = Phrase(ca: "Arxiva", fr: "Archiver", es: "Archivar", pt: "Arquivar", en: "Archive")
    static let archived = Phrase(
        ca: "S’ha arxivat.",
        fr: "C’est archivé.",
        es: "Archivado.",
        pt: "Arquivado.",
        en: "Archived."
    )
    static let remove = Phrase(ca: "Treu", fr: "Retirer", es: "Quitar", pt: "Remover", en: "Remove")
    static let removed = Phrase(
        ca: "S’ha tret.",
        fr: "C’est retiré.",
        es: "Quitado.",
        pt: "Removido.",
        en: "Removed."
    )
    static let added = Phrase(
        ca: "S’ha afegit.",
        fr: "C’est ajouté.",
        es: "Añadido.",
        pt: "Adicionado.",
        en: "Added."
    )
    static let sent = Phrase(
        ca: "S’ha enviat.",
        fr: "C’est envoyé.",
        es: "Enviado.",
        pt: "Enviado.",
        en: "Sent."
    )
    static let order = Phrase(ca: "Ordre", fr: "Ordre", es: "Orden", pt: "Ordem", en: "Order")
    static let orderHelp = Phrase(
        ca: "Els números més baixos surten primer.",
        fr: "Les plus petits nombres viennent en premier.",
        es: "Los números más bajos salen primero.",
        pt: "Os números mais baixos aparecem primeiro.",
        en: "Lower numbers come first."
    )
    static let colour = Phrase(ca: "Color", fr: "Couleur", es: "Color", pt: "Cor", en: "Colour")
    static let service = Phrase(ca: "Servei", fr: "Prestation", es: "Servicio", pt: "Serviço", en: "Service")
    static let employee = Phrase(
        ca: "Professional",
        fr: "Intervenant",
        es: "Profesional",
        pt: "Profissional",
        en: "Employee"
    )
    static let client = Phrase(ca: "Client", fr: "Client", es: "Cliente", pt: "Cliente", en: "Client")
    static let branches = Phrase(
        ca: "Centres",
        fr: "Établissements",
        es: "Centros",
        pt: "Espaços",
        en: "Branches"
    )
    static let reason = Phrase(ca: "Motiu", fr: "Motif", es: "Motivo", pt: "Motivo", en: "Reason")
    static let firstDay = Phrase(
        ca: "Primer dia",
        fr: "Premier jour",
        es: "Primer día",
        pt: "Primeiro dia",
        en: "First day"
    )
    static let lastDay = Phrase(
        ca: "Últim dia",
        fr: "Dernier jour",
        es: "Último día",
        pt: "Último dia",
        en: "Last day"
    )
    static let day = Phrase(ca: "Dia", fr: "Jour", es: "Día", pt: "Dia", en: "Day")
    static let time = Phrase(ca: "Hora", fr: "Heure", es: "Hora", pt: "Hora", en: "Time")
    static let minutes = Phrase(ca: "Minuts", fr: "Minutes", es: "Minutos", pt: "Minutos", en: "Minutes")
    static let created = Phrase(ca: "Creat", fr: "Créé", es: "Creado", pt: "Criado", en: "Created")
    static let areYouSure = Phrase(
        ca: "Segur?",
        fr: "Vraiment ?",
        es: "¿Seguro?",
        pt: "Tem a certeza?",
        en: "Are you sure?"
    )
    static let secretOnce = Phrase(
        ca: "Copieu-ho ara: no es tornarà a mostrar.",
        fr: "Copiez-le maintenant : il ne sera plus affiché.",
        es: "Cópielo ahora: no se volverá a mostrar.",
        pt: "Copie-o agora: não volta a ser mostrado.",
        en: "Copy it now: it will not be shown again."
    )
}

extension CountPhrase {
    static let results = CountPhrase(
        ca: ("{n} resultat", "{n} resultats"),
        fr: ("{n} résultat", "{n} résultats"),
        es: ("{n} resultado", "{n} resultados"),
        pt: ("{n} resultado", "{n} resultados"),
        en: ("{n} result", "{n} results")
    )
}
