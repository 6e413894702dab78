extension Phrase {
    static let nobodyWaits = Phrase(
        ca: "No espera ningú",
        fr: "Personne n’attend",
        es: "No espera nadie",
        pt: "Ninguém está à espera",
        en: "Nobody waits"
    )
    static let nobodyWaitsHelp = Phrase(
        ca: "Qui es posi a la llista d’espera sortirà aquí.",
        fr: "Ceux qui s’inscrivent sur la liste d’attente apparaîtront ici.",
        es: "Quien se apunte a la lista de espera aparecerá aquí.",
        pt: "Quem se inscrever na lista de espera aparece aqui.",
        en: "Whoever joins the waiting list shows here."
    )
    static let wanted = Phrase(ca: "Quan", fr: "Quand", es: "Cuándo", pt: "Quando", en: "When")
    static let priority = Phrase(
        ca: "Prioritat",
        fr: "Priorité",
        es: "Prioridad",
        pt: "Prioridade",
        en: "Priority"
    )
    static let priorityHelp = Phrase(
        ca: "Com més alta, abans.",
        fr: "Plus elle est haute, plus tôt.",
        es: "Cuanto más alta, antes.",
        pt: "Quanto mais alta, mais cedo.",
        en: "Higher goes first."
    )
    static let noteForStaff = Phrase(
        ca: "Nota per al personal",
        fr: "Note pour le personnel",
        es: "Nota para el personal",
        pt: "Nota para o pessoal",
        en: "Note for staff"
    )
    static let blocked = Phrase(
        ca: "Bloquejat",
        fr: "Bloqué",
        es: "Bloqueado",
        pt: "Bloqueado",
        en: "Blocked"
    )
    static let allowOffers = Phrase(
        ca: "Permet oferir-li hores",
        fr: "Autoriser les propositions",
        es: "Permitir ofrecerle horas",
        pt: "Permitir ofertas",
        en: "Let have offers"
    )
    static let offerNow = Phrase(
        ca: "Ofereix una hora ara",
        fr: "Proposer un horaire maintenant",
        es: "Ofrecer una hora ahora",
        pt: "Oferecer uma hora agora",
        en: "Offer a time now"
    )
    static let offer = Phrase(ca: "Ofereix", fr: "Proposer", es: "Ofrecer", pt: "Oferecer", en: "Offer")
    static let offered = Phrase(
        ca: "Hora oferta",
        fr: "Horaire proposé",
        es: "Hora ofrecida",
        pt: "Hora oferecida",
        en: "Offered time"
    )
    static let offerUntil = Phrase(
        ca: "Es guarda fins",
        fr: "Gardé jusqu’à",
        es: "Se guarda hasta",
        pt: "Guardada até",
        en: "Held until"
    )
    static let acceptFor = Phrase(
        ca: "Accepta en nom del client",
        fr: "Accepter pour le client",
        es: "Aceptar por el cliente",
        pt: "Aceitar pelo cliente",
        en: "Accept for the client"
    )
    static let declineFor = Phrase(
        ca: "Rebutja en nom del client",
        fr: "Refuser pour le client",
        es: "Rechazar por el cliente",
        pt: "Recusar pelo cliente",
        en: "Decline for the client"
    )
    static let noFreeTimes = Phrase(
        ca: "Aquests dies no hi ha cap hora lliure.",
        fr: "Aucun horaire libre ces jours-là.",
        es: "Esos días no hay ninguna hora libre.",
        pt: "Nesses dias não há nenhuma hora livre.",
        en: "No time is free on these days."
    )
    static let takeOff = Phrase(
        ca: "Treu de la llista",
        fr: "Retirer de la liste",
        es: "Quitar de la lista",
        pt: "Tirar da lista",
        en: "Take off the list"
    )
    static let anybody = Phrase(
        ca: "Qualsevol",
        fr: "N’importe qui",
        es: "Cualquiera",
        pt: "Qualquer",
        en: "Anybody"
    )
    static let waiting = Phrase(ca: "Espera", fr: "Attend", es: "Espera", pt: "À espera", en: "Waiting")
    static let booked = Phrase(ca: "Reservat", fr: "Réservé", es: "Reservado", pt: "Marcado", en: "Booked")
    static let withdrawn = Phrase(
        ca: "Ja no espera",
        fr: "N’attend plus",
        es: "Ya no espera",
        pt: "Já não espera",
        en: "No longer waits"
    )
    static let expired = Phrase(ca: "Ha passat", fr: "Passé", es: "Ha pasado", pt: "Passou", en: "Passed")
}

extension CountPhrase {
    static let waitingEntries = CountPhrase(
        ca: ("{n} a la llista", "{n} a la llista"),
        fr: ("{n} sur la liste", "{n} sur la liste"),
        es: ("{n} en la lista", "{n} en la lista"),
        pt: ("{n} na lista", "{n} na lista"),
        en: ("{n} on the list", "{n} on the list")
    )
}
