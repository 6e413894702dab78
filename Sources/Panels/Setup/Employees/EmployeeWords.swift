extension Phrase {
    static let role = Phrase(ca: "Rol", fr: "Rôle", es: "Rol", pt: "Função", en: "Role")
    static let timeOff = Phrase(
        ca: "Absències",
        fr: "Congés",
        es: "Ausencias",
        pt: "Ausências",
        en: "Time off"
    )
    static let specialDays = Phrase(
        ca: "Dies especials",
        fr: "Jours particuliers",
        es: "Días especiales",
        pt: "Dias especiais",
        en: "Special days"
    )
    static let weeklyHours = Phrase(
        ca: "Horari setmanal",
        fr: "Horaires de la semaine",
        es: "Horario semanal",
        pt: "Horário semanal",
        en: "Weekly hours"
    )
    static let hoursHelp = Phrase(
        ca: "Com 9-14, 16-20. Un dia buit no treballa.",
        fr: "Par exemple 9-14, 16-20. Un jour vide n’est pas travaillé.",
        es: "Como 9-14, 16-20. Un día vacío no se trabaja.",
        pt: "Como 9-14, 16-20. Um dia vazio não se trabalha.",
        en: "Such as 9-14, 16-20. A day left empty is off."
    )
    static let asBranch = Phrase(
        ca: "Té l’horari del centre",
        fr: "A les horaires de l’établissement",
        es: "Tiene el horario del centro",
        pt: "Tem o horário do espaço",
        en: "Has the branch’s hours"
    )
    static let noEmployees = Phrase(
        ca: "Encara no hi ha ningú",
        fr: "Personne pour l’instant",
        es: "Todavía no hay nadie",
        pt: "Ainda não há ninguém",
        en: "Nobody yet"
    )
    static let noEmployeesHelp = Phrase(
        ca: "Convideu-los des d’Equip.",
        fr: "Invitez-les depuis Équipe.",
        es: "Invítelos desde Equipo.",
        pt: "Convide-os em Equipa.",
        en: "Invite them from Team."
    )
    static let newTimeOff = Phrase(
        ca: "Absència nova",
        fr: "Nouveau congé",
        es: "Nueva ausencia",
        pt: "Nova ausência",
        en: "New time off"
    )
    static let startsAt = Phrase(ca: "Comença", fr: "Début", es: "Empieza", pt: "Começa", en: "Begins")
    static let endsAt = Phrase(ca: "Acaba", fr: "Fin", es: "Termina", pt: "Termina", en: "Ends")
    static let fromTime = Phrase(
        ca: "A partir de (hora)",
        fr: "À partir de (heure)",
        es: "A partir de (hora)",
        pt: "A partir de (hora)",
        en: "From (time)"
    )
    static let untilTime = Phrase(
        ca: "Fins a (hora)",
        fr: "Jusqu’à (heure)",
        es: "Hasta (hora)",
        pt: "Até (hora)",
        en: "Until (time)"
    )
    static let wholeDaysHelp = Phrase(
        ca: "Sense hora, el dia sencer.",
        fr: "Sans heure, la journée entière.",
        es: "Sin hora, el día entero.",
        pt: "Sem hora, o dia inteiro.",
        en: "Without a time, the whole day."
    )
    static let noTimeOff = Phrase(
        ca: "Cap absència",
        fr: "Aucun congé",
        es: "Ninguna ausencia",
        pt: "Nenhuma ausência",
        en: "No time off"
    )
    static let approve = Phrase(ca: "Aprova", fr: "Accepter", es: "Aprobar", pt: "Aprovar", en: "Approve")
    static let refuse = Phrase(ca: "Rebutja", fr: "Refuser", es: "Rechazar", pt: "Recusar", en: "Refuse")
    static let requested = Phrase(
        ca: "Demanada",
        fr: "Demandé",
        es: "Solicitada",
        pt: "Pedida",
        en: "Requested"
    )
    static let approved = Phrase(
        ca: "Aprovada",
        fr: "Accepté",
        es: "Aprobada",
        pt: "Aprovada",
        en: "Approved"
    )
    static let refused = Phrase(ca: "Rebutjada", fr: "Refusé", es: "Rechazada", pt: "Recusada", en: "Refused")
    static let newSpecialDay = Phrase(
        ca: "Dia especial nou",
        fr: "Nouveau jour particulier",
        es: "Nuevo día especial",
        pt: "Novo dia especial",
        en: "New special day"
    )
    static let specialDaysHelp = Phrase(
        ca: "Festius i dies amb un altre horari. Sense hores, tancat.",
        fr: "Jours fériés et jours à horaires différents. Sans heures, fermé.",
        es: "Festivos y días con otro horario. Sin horas, cerrado.",
        pt: "Feriados e dias com outro horário. Sem horas, fechado.",
        en: "Holidays and days with other hours. Without hours, closed."
    )
    static let noSpecialDays = Phrase(
        ca: "Cap dia especial",
        fr: "Aucun jour particulier",
        es: "Ningún día especial",
        pt: "Nenhum dia especial",
        en: "No special days"
    )
    static let hours = Phrase(ca: "Horari", fr: "Horaires", es: "Horario", pt: "Horário", en: "Hours")
    static let closed = Phrase(ca: "Tancat", fr: "Fermé", es: "Cerrado", pt: "Fechado", en: "Closed")
    static let everybody = Phrase(ca: "Tothom", fr: "Tous", es: "Todos", pt: "Todos", en: "Everybody")
    static let newResource = Phrase(
        ca: "Sala o equip nou",
        fr: "Nouvelle salle ou équipement",
        es: "Nueva sala o equipo",
        pt: "Nova sala ou equipamento",
        en: "New room or equipment"
    )
    static let noResources = Phrase(
        ca: "Cap sala ni equip",
        fr: "Aucune salle ni équipement",
        es: "Ninguna sala ni equipo",
        pt: "Nenhuma sala nem equipamento",
        en: "No rooms or equipment"
    )
    static let kind = Phrase(ca: "Tipus", fr: "Type", es: "Tipo", pt: "Tipo", en: "Kind")
    static let room = Phrase(ca: "Sala", fr: "Salle", es: "Sala", pt: "Sala", en: "Room")
    static let equipment = Phrase(
        ca: "Equip",
        fr: "Équipement",
        es: "Equipo",
        pt: "Equipamento",
        en: "Equipment"
    )
    static let neededBy = Phrase(
        ca: "Serveis que la necessiten",
        fr: "Prestations qui en ont besoin",
        es: "Servicios que la necesitan",
        pt: "Serviços que precisam",
        en: "Services that need it"
    )

    /// The days of the week, from Monday.
    static let weekdays: [(name: String, words: Phrase)] = [
        ("mon", Phrase(ca: "Dilluns", fr: "Lundi", es: "Lunes", pt: "Segunda", en: "Monday")),
        ("tue", Phrase(ca: "Dimarts", fr: "Mardi", es: "Martes", pt: "Terça", en: "Tuesday")),
        ("wed", Phrase(ca: "Dimecres", fr: "Mercredi", es: "Miércoles", pt: "Quarta", en: "Wednesday")),
        ("thu", Phrase(ca: "Dijous", fr: "Jeudi", es: "Jueves", pt: "Quinta", en: "Thursday")),
        ("fri", Phrase(ca: "Divendres", fr: "Vendredi", es: "Viernes", pt: "Sexta", en: "Friday")),
        ("sat", Phrase(ca: "Dissabte", fr: "Samedi", es: "Sábado", pt: "Sábado", en: "Saturday")),
        ("sun", Phrase(ca: "Diumenge", fr: "Dimanche", es: "Domingo", pt: "Domingo", en: "Sunday")),
    ]
}

extension CountPhrase {
    static let servicesOffered = CountPhrase(
        ca: ("{n} servei", "{n} serveis"),
        fr: ("{n} prestation", "{n} prestations"),
        es: ("{n} servicio", "{n} servicios"),
        pt: ("{n} serviço", "{n} serviços"),
        en: ("{n} service", "{n} services")
    )
    static let outsideHours = CountPhrase(
        ca: (
            "S’ha desat. {n} cita queda ara fora d’horari.", "S’ha desat. {n} cites queden ara fora d’horari."
        ),
        fr: (
            "C’est enregistré. {n} rendez-vous est maintenant hors horaires.",
            "C’est enregistré. {n} rendez-vous sont maintenant hors horaires."
        ),
        es: (
            "Guardado. {n} cita queda ahora fuera de horario.",
            "Guardado. {n} citas quedan ahora fuera de horario."
        ),
        pt: (
            "Guardado. {n} marcação fica agora fora do horário.",
            "Guardado. {n} marcações ficam agora fora do horário."
        ),
        en: (
            "Saved. {n} appointment is now outside the hours.",
            "Saved. {n} appointments are now outside the hours."
        )
    )
}
