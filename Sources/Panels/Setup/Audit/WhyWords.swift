/// Why a time cannot be booked, by the word of the API.
enum WhyWords {
    static let reasons: [String: Phrase] = [
        "in_past": Phrase(
            ca: "Ja ha passat",
            fr: "C’est passé",
            es: "Ya ha pasado",
            pt: "Já passou",
            en: "In the past"
        ),
        "minimum_notice": Phrase(
            ca: "Massa poca antelació",
            fr: "Délai trop court",
            es: "Muy poca antelación",
            pt: "Antecedência insuficiente",
            en: "Too short notice"
        ),
        "beyond_horizon": Phrase(
            ca: "Massa lluny",
            fr: "Trop loin",
            es: "Demasiado lejos",
            pt: "Demasiado longe",
            en: "Too far ahead"
        ),
        "nonexistent_time": Phrase(
            ca: "Aquesta hora no existeix (canvi d’hora)",
            fr: "Cette heure n’existe pas (changement d’heure)",
            es: "Esa hora no existe (cambio de hora)",
            pt: "Essa hora não existe (mudança da hora)",
            en: "The clock skips this hour"
        ),
        "ambiguous_time": Phrase(
            ca: "Aquesta hora hi és dues vegades",
            fr: "Cette heure a lieu deux fois",
            es: "Esa hora ocurre dos veces",
            pt: "Essa hora acontece duas vezes",
            en: "The clock shows this hour twice"
        ),
        "across_midnight": Phrase(
            ca: "Passaria de mitjanit",
            fr: "Dépasserait minuit",
            es: "Pasaría de medianoche",
            pt: "Passaria da meia-noite",
            en: "It would cross midnight"
        ),
        "off_grid": Phrase(
            ca: "Fora de la graella d’hores",
            fr: "Hors de la grille horaire",
            es: "Fuera de la rejilla de horas",
            pt: "Fora da grelha de horas",
            en: "Not one of the offered starts"
        ),
        "branch_closed": Phrase(
            ca: "El centre és tancat",
            fr: "L’établissement est fermé",
            es: "El centro está cerrado",
            pt: "O espaço está fechado",
            en: "The branch is closed"
        ),
        "special_day": Phrase(
            ca: "Dia especial",
            fr: "Jour particulier",
            es: "Día especial",
            pt: "Dia especial",
            en: "A special day"
        ),
        "outside_branch_hours": Phrase(
            ca: "Fora de l’horari del centre",
            fr: "Hors des horaires de l’établissement",
            es: "Fuera del horario del centro",
            pt: "Fora do horário do espaço",
            en: "Outside the branch’s hours"
        ),
        "not_working": Phrase(
            ca: "No treballa aquell dia",
            fr: "Ne travaille pas ce jour-là",
            es: "No trabaja ese día",
            pt: "Não trabalha nesse dia",
            en: "Does not work that day"
        ),
        "outside_employee_hours": Phrase(
            ca: "Fora del seu horari",
            fr: "Hors de ses horaires",
            es: "Fuera de su horario",
            pt: "Fora do seu horário",
            en: "Outside their hours"
        ),
        "break": Phrase(ca: "Descans", fr: "Pause", es: "Descanso", pt: "Pausa", en: "A break"),
        "time_off": Phrase(ca: "Absència", fr: "En congé", es: "Ausencia", pt: "Ausência", en: "Time off"),
        "busy": Phrase(
            ca: "Té una altra cita",
            fr: "A un autre rendez-vous",
            es: "Tiene otra cita",
            pt: "Tem outra marcação",
            en: "Has another appointment"
        ),
        "buffer": Phrase(
            ca: "Temps de preparació",
            fr: "Temps de préparation",
            es: "Tiempo de preparación",
            pt: "Tempo de preparação",
            en: "Time around an appointment"
        ),
        "held": Phrase(
            ca: "Es guarda per a la llista d’espera",
            fr: "Gardé pour la liste d’attente",
            es: "Se guarda para la lista de espera",
            pt: "Guardada para a lista de espera",
            en: "Held for the waiting list"
        ),
        "calendar_busy": Phrase(
            ca: "Ocupat en un altre calendari",
            fr: "Occupé dans un autre calendrier",
            es: "Ocupado en otro calendario",
            pt: "Ocupado noutro calendário",
            en: "Busy in another calendar"
        ),
        "resource_busy": Phrase(
            ca: "No hi ha sala o equip lliure",
            fr: "Aucune salle ou équipement libre",
            es: "No hay sala o equipo libre",
            pt: "Não há sala ou equipamento livre",
            en: "No room or equipment is free"
        ),
        "group_full": Phrase(
            ca: "El grup és ple",
            fr: "Le groupe est complet",
            es: "El grupo está lleno",
            pt: "O grupo está cheio",
            en: "The group is full"
        ),
        "already_attending": Phrase(
            ca: "Ja hi va",
            fr: "Y participe déjà",
            es: "Ya asiste",
            pt: "Já participa",
            en: "Attends already"
        ),
        "service_not_online": Phrase(
            ca: "El servei no és en línia",
            fr: "Prestation non réservable en ligne",
            es: "El servicio no está en línea",
            pt: "O serviço não está online",
            en: "The service is not online"
        ),
        "service_not_at_branch": Phrase(
            ca: "El centre no ofereix el servei",
            fr: "L’établissement ne propose pas la prestation",
            es: "El centro no ofrece el servicio",
            pt: "O espaço não oferece o serviço",
            en: "The branch does not offer the service"
        ),
        "service_archived": Phrase(
            ca: "El servei està arxivat",
            fr: "La prestation est archivée",
            es: "El servicio está archivado",
            pt: "O serviço está arquivado",
            en: "The service is archived"
        ),
        "employee_not_offering": Phrase(
            ca: "No fa aquest servei",
            fr: "Ne propose pas cette prestation",
            es: "No hace este servicio",
            pt: "Não faz este serviço",
            en: "Does not offer the service"
        ),
        "employee_not_online": Phrase(
            ca: "No es reserva en línia",
            fr: "Non réservable en ligne",
            es: "No se reserva en línea",
            pt: "Não se marca online",
            en: "Cannot be booked online"
        ),
        "no_employee_qualified": Phrase(
            ca: "Ningú no fa aquest servei",
            fr: "Personne ne propose cette prestation",
            es: "Nadie hace este servicio",
            pt: "Ninguém faz este serviço",
            en: "Nobody offers the service"
        ),
        "too_many_seats": Phrase(
            ca: "Massa places",
            fr: "Trop de places",
            es: "Demasiadas plazas",
            pt: "Demasiados lugares",
            en: "Too many seats"
        ),
    ]
}
