/// The words of the console's first page.
extension Phrase {
    static let startTodayNext = Phrase(
        ca: "Tot seguit",
        fr: "À suivre",
        es: "A continuación",
        pt: "A seguir",
        en: "Coming next"
    )
    static let startNewClientsWeek = Phrase(
        ca: "Clients nous",
        fr: "Nouveaux clients",
        es: "Clientes nuevos",
        pt: "Clientes novos",
        en: "New clients"
    )
    static let startNoShowsWeek = Phrase(
        ca: "No presentats",
        fr: "Absents",
        es: "No presentados",
        pt: "Faltas",
        en: "No-shows"
    )
    static let startBookedWeek = Phrase(
        ca: "Cites",
        fr: "Rendez-vous",
        es: "Citas",
        pt: "Marcações",
        en: "Appointments"
    )
    static let startLastWeeks = Phrase(
        ca: "Darreres 4 setmanes",
        fr: "4 dernières semaines",
        es: "Últimas 4 semanas",
        pt: "Últimas 4 semanas",
        en: "Last 4 weeks"
    )
    static let startOccupancyByWeek = Phrase(
        ca: "Ocupació per setmana",
        fr: "Occupation par semaine",
        es: "Ocupación por semana",
        pt: "Ocupação por semana",
        en: "Occupancy by week"
    )
    static let startOccupancyHelp = Phrase(
        ca: "Part de les hores de feina que està reservada.",
        fr: "Part des heures de travail réservée.",
        es: "Parte de las horas de trabajo que está reservada.",
        pt: "Parte das horas de trabalho que está marcada.",
        en: "The part of the working hours that is booked."
    )
    static let startWeekOf = Phrase(
        ca: "Setmana del",
        fr: "Semaine du",
        es: "Semana del",
        pt: "Semana de",
        en: "Week of"
    )
    static let startOccupancyColumn = Phrase(
        ca: "Ocupació",
        fr: "Occupation",
        es: "Ocupación",
        pt: "Ocupação",
        en: "Occupancy"
    )
    static let startAsTable = Phrase(
        ca: "Mostra com a taula",
        fr: "Afficher en tableau",
        es: "Mostrar como tabla",
        pt: "Mostrar em tabela",
        en: "Show as a table"
    )
    static let startWaitingNow = Phrase(
        ca: "A la llista d’espera",
        fr: "En liste d’attente",
        es: "En lista de espera",
        pt: "Em lista de espera",
        en: "Waiting"
    )
    static let startFailedMessages = Phrase(
        ca: "Missatges que no han arribat",
        fr: "Messages non remis",
        es: "Mensajes no entregados",
        pt: "Mensagens não entregues",
        en: "Messages that failed"
    )
}
