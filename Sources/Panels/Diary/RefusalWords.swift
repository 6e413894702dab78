import Core

/// Why something cannot be booked or moved, in the words of the diary.
enum RefusalWords {
    /// The problem with its sentences in a language; what has no words here keeps those of the API.
    static func spoken(_ problem: Problem, _ language: PageLanguage) -> Problem {
        switch problem {
        case .refused(let refusal):
            let detail = reasons[refusal.reason]?.text(language) ?? refusal.detail
            return .refused(
                Refusal(
                    renamed(refusal.kind),
                    reason: refusal.reason,
                    detail: detail,
                    members: refusal.members
                )
            )
        case .invalid(let issues):
            return .invalid(
                issues.map { issue in
                    FieldIssue(
                        field: renamed(issue.field),
                        code: issue.code,
                        message: reasons[issue.code]?.text(language) ?? issue.message
                    )
                }
            )
        default: return problem
        }
    }

    /// The inputs for what the API calls otherwise.
    private static func renamed(_ field: String) -> String {
        field == "starts_at" ? "time" : field == "override" ? "override.reason" : field
    }

    private static func renamed(_ kind: Refusal.Kind) -> Refusal.Kind {
        guard case .unfit(let field) = kind else { return kind }
        return .unfit(field: renamed(field))
    }

    /// What a problem says in one sentence, for a script.
    static func sentence(_ problem: Problem, _ language: PageLanguage) -> String {
        let spoken = spoken(problem, language)
        if case .refused(let refusal) = spoken { return refusal.detail }
        return spoken.issues.first?.text(language) ?? spoken.text(language)
    }

    /// By the stable words of `SlotReason` and of the rules for appointments.
    private static let reasons: [String: Phrase] = [
        "in_past": Phrase(
            ca: "Aquesta hora ja ha passat.",
            fr: "Cet horaire est passé.",
            es: "Esa hora ya ha pasado.",
            pt: "Essa hora já passou.",
            en: "This time is in the past."
        ),
        "nonexistent_time": Phrase(
            ca: "Aquell dia el rellotge salta aquesta hora.",
            fr: "Ce jour-là, cette heure n’existe pas.",
            es: "Ese día el reloj salta esa hora.",
            pt: "Nesse dia o relógio salta essa hora.",
            en: "The clock jumps over that time on this day."
        ),
        "ambiguous_time": Phrase(
            ca: "Aquell dia aquesta hora passa dues vegades.",
            fr: "Ce jour-là, cette heure existe deux fois.",
            es: "Ese día esa hora pasa dos veces.",
            pt: "Nesse dia essa hora passa duas vezes.",
            en: "The clock shows this time twice on this day."
        ),
        "across_midnight": Phrase(
            ca: "Passaria de mitjanit.",
            fr: "Cela dépasserait minuit.",
            es: "Pasaría de medianoche.",
            pt: "Passaria da meia-noite.",
            en: "It would go past midnight."
        ),
        "branch_closed": Phrase(
            ca: "El centre és tancat.",
            fr: "L’établissement est fermé.",
            es: "El centro está cerrado.",
            pt: "O espaço está fechado.",
            en: "The branch is closed."
        ),
        "special_day": Phrase(
            ca: "És un dia especial i és tancat.",
            fr: "C’est un jour particulier, fermé.",
            es: "Es un día especial y está cerrado.",
            pt: "É um dia especial e está fechado.",
            en: "It is a special day, and closed."
        ),
        "outside_branch_hours": Phrase(
            ca: "És fora de l’horari del centre.",
            fr: "C’est en dehors des heures d’ouverture.",
            es: "Está fuera del horario del centro.",
            pt: "É fora do horário do espaço.",
            en: "It is outside of the opening hours."
        ),
        "not_working": Phrase(
            ca: "Aquest dia no treballa.",
            fr: "Cette personne ne travaille pas ce jour-là.",
            es: "Ese día no trabaja.",
            pt: "Não trabalha nesse dia.",
            en: "The employee does not work on that day."
        ),
        "outside_employee_hours": Phrase(
            ca: "És fora del seu horari.",
            fr: "C’est en dehors de son horaire.",
            es: "Está fuera de su horario.",
            pt: "É fora do seu horário.",
            en: "It is outside of the employee’s hours."
        ),
        "break": Phrase(
            ca: "És l’hora de la pausa.",
            fr: "C’est pendant la pause.",
            es: "Es la hora de la pausa.",
            pt: "É a hora da pausa.",
            en: "It falls into the break."
        ),
        "time_off": Phrase(
            ca: "Té una absència.",
            fr: "Cette personne est absente.",
            es: "Tiene una ausencia.",
            pt: "Está ausente.",
            en: "The employee is away."
        ),
        "busy": Phrase(
            ca: "Ja hi ha una altra cita.",
            fr: "Il y a déjà un autre rendez-vous.",
            es: "Ya hay otra cita.",
            pt: "Já há outra marcação.",
            en: "There is another appointment already."
        ),
        "buffer": Phrase(
            ca: "No deixa prou temps amb la cita del costat.",
            fr: "Il n’y a pas assez de temps avec le rendez-vous voisin.",
            es: "No deja tiempo suficiente con la cita de al lado.",
            pt: "Não deixa tempo suficiente para a marcação ao lado.",
            en: "It leaves too little time to the appointment beside it."
        ),
        "held": Phrase(
            ca: "Aquesta hora està reservada per a algú de la llista d’espera.",
            fr: "Cet horaire est réservé pour la liste d’attente.",
            es: "Esa hora está reservada para alguien de la lista de espera.",
            pt: "Essa hora está reservada para a lista de espera.",
            en: "The time is held for somebody on the waiting list."
        ),
        "calendar_busy": Phrase(
            ca: "El seu calendari diu que està ocupat.",
            fr: "Son agenda personnel est occupé.",
            es: "Su calendario dice que está ocupado.",
            pt: "O seu calendário diz que está ocupado.",
            en: "The employee’s own calendar is busy."
        ),
        "resource_busy": Phrase(
            ca: "No queda cap sala o equip lliure.",
            fr: "Aucune salle ou équipement n’est libre.",
            es: "No queda ninguna sala o equipo libre.",
            pt: "Não há sala ou equipamento livre.",
            en: "No room or equipment is free."
        ),
        "group_full": Phrase(
            ca: "El grup és ple.",
            fr: "Le groupe est complet.",
            es: "El grupo está lleno.",
            pt: "O grupo está cheio.",
            en: "The group is full."
        ),
        "already_attending": Phrase(
            ca: "El client ja hi és.",
            fr: "Le client y est déjà.",
            es: "El cliente ya está.",
            pt: "O cliente já está.",
            en: "The client is in it already."
        ),
        "service_not_at_branch": Phrase(
            ca: "Aquest centre no ofereix el servei.",
            fr: "Cet établissement ne propose pas cette prestation.",
            es: "Este centro no ofrece el servicio.",
            pt: "Este espaço não oferece o serviço.",
            en: "This branch does not offer the service."
        ),
        "service_archived": Phrase(
            ca: "El servei ja no s’ofereix.",
            fr: "La prestation n’est plus proposée.",
            es: "El servicio ya no se ofrece.",
            pt: "O serviço já não é oferecido.",
            en: "The service is no longer offered."
        ),
        "employee_not_offering": Phrase(
            ca: "Aquest professional no fa aquest servei.",
            fr: "Cette personne ne fait pas cette prestation.",
            es: "Este profesional no hace este servicio.",
            pt: "Este profissional não faz este serviço.",
            en: "This employee does not offer the service."
        ),
        "no_employee_qualified": Phrase(
            ca: "Ningú no fa aquest servei aquí.",
            fr: "Personne ne fait cette prestation ici.",
            es: "Nadie hace este servicio aquí.",
            pt: "Ninguém faz este serviço aqui.",
            en: "Nobody here offers the service."
        ),
        "too_many_seats": Phrase(
            ca: "No hi ha tantes places.",
            fr: "Il n’y a pas autant de places.",
            es: "No hay tantas plazas.",
            pt: "Não há tantos lugares.",
            en: "There are not so many seats."
        ),
        "unwanted_service": Phrase(
            ca: "Aquest client no ha de rebre aquest servei.",
            fr: "Ce client ne doit pas recevoir cette prestation.",
            es: "Este cliente no debe recibir este servicio.",
            pt: "Este cliente não deve receber este serviço.",
            en: "The client is not to get this service."
        ),
        "several_steps": Phrase(
            ca: "Una visita de diversos passos dura el que duren els passos.",
            fr: "Une visite en plusieurs étapes dure autant que ses étapes.",
            es: "Una visita de varios pasos dura lo que duran sus pasos.",
            pt: "Uma visita de vários passos dura o que duram os passos.",
            en: "A visit of several steps takes as long as its steps."
        ),
        "unchanged": Phrase(
            ca: "Ja és en aquesta hora.",
            fr: "Il est déjà à cet horaire.",
            es: "Ya está a esa hora.",
            pt: "Já está a essa hora.",
            en: "It is at that time already."
        ),
        "below_booked": Phrase(
            ca: "Hi ha més places ocupades.",
            fr: "Davantage de places sont prises.",
            es: "Hay más plazas ocupadas.",
            pt: "Há mais lugares ocupados.",
            en: "More seats than these are taken."
        ),
        "required": Phrase(
            ca: "Ompliu aquest camp.",
            fr: "Remplissez ce champ.",
            es: "Rellene este campo.",
            pt: "Preencha este campo.",
            en: "Fill this in."
        ),
    ]
}
