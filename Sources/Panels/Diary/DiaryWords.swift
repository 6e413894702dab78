/// The words of the diary's views.
extension Phrase {
    static let diaryViewDay = Phrase(ca: "Dia", fr: "Jour", es: "Día", pt: "Dia", en: "Day")
    static let diaryViewWeek = Phrase(ca: "Setmana", fr: "Semaine", es: "Semana", pt: "Semana", en: "Week")
    static let diaryViewMonth = Phrase(ca: "Mes", fr: "Mois", es: "Mes", pt: "Mês", en: "Month")
    static let diaryWeekTitle = Phrase(
        ca: "Del {from} al {to}",
        fr: "Du {from} au {to}",
        es: "Del {from} al {to}",
        pt: "De {from} a {to}",
        en: "{from} to {to}"
    )
    static let diaryByEmployee = Phrase(
        ca: "Per professional",
        fr: "Par intervenant",
        es: "Por profesional",
        pt: "Por profissional",
        en: "By employee"
    )
    static let diaryByRoom = Phrase(
        ca: "Per sala",
        fr: "Par salle",
        es: "Por sala",
        pt: "Por sala",
        en: "By room"
    )
    static let diaryWithoutRoom = Phrase(
        ca: "Sense sala",
        fr: "Sans salle",
        es: "Sin sala",
        pt: "Sem sala",
        en: "No room"
    )
    static let diaryOtherDays = Phrase(
        ca: "Altres dies",
        fr: "Autres jours",
        es: "Otros días",
        pt: "Outros dias",
        en: "Other days"
    )
    static let diaryView = Phrase(
        ca: "Vista de l’agenda",
        fr: "Vue de l’agenda",
        es: "Vista de la agenda",
        pt: "Vista da agenda",
        en: "Diary view"
    )
    static let diaryColumns = Phrase(
        ca: "Columnes",
        fr: "Colonnes",
        es: "Columnas",
        pt: "Colunas",
        en: "Columns"
    )
    static let diaryDayLabel = Phrase(ca: "Dia", fr: "Jour", es: "Día", pt: "Dia", en: "Day")
    static let diaryEmployeeLabel = Phrase(
        ca: "Professional",
        fr: "Intervenant",
        es: "Profesional",
        pt: "Profissional",
        en: "Employee"
    )
    static let diaryEverybody = Phrase(ca: "Tothom", fr: "Tous", es: "Todos", pt: "Todos", en: "Everybody")
    static let diaryNewAppointment = Phrase(
        ca: "Nova cita",
        fr: "Nouveau rendez-vous",
        es: "Nueva cita",
        pt: "Nova marcação",
        en: "New appointment"
    )
    static let diaryNewWith = Phrase(
        ca: "Nova cita: {name}",
        fr: "Nouveau rendez-vous : {name}",
        es: "Nueva cita: {name}",
        pt: "Nova marcação: {name}",
        en: "New appointment: {name}"
    )
    static let diaryNewOn = Phrase(
        ca: "Nova cita, {day}",
        fr: "Nouveau rendez-vous, {day}",
        es: "Nueva cita, {day}",
        pt: "Nova marcação, {day}",
        en: "New appointment, {day}"
    )
    static let diarySpecialDay = Phrase(
        ca: "Dia especial",
        fr: "Jour particulier",
        es: "Día especial",
        pt: "Dia especial",
        en: "Special day"
    )
    static let diaryTimeOff = Phrase(
        ca: "Absència",
        fr: "Absence",
        es: "Ausencia",
        pt: "Ausência",
        en: "Time off"
    )
    static let diaryOwnCalendar = Phrase(
        ca: "Calendari propi",
        fr: "Agenda personnel",
        es: "Calendario propio",
        pt: "Calendário próprio",
        en: "Own calendar"
    )
    static let diaryElsewhere = Phrase(
        ca: "En un altre centre",
        fr: "Dans un autre établissement",
        es: "En otro centro",
        pt: "Noutro espaço",
        en: "At another branch"
    )
    static let diaryNobodyYet = Phrase(
        ca: "Encara ningú",
        fr: "Personne pour l’instant",
        es: "Nadie todavía",
        pt: "Ainda ninguém",
        en: "Nobody yet"
    )
    static let diaryMarkedClient = Phrase(
        ca: "Client marcat",
        fr: "Client marqué",
        es: "Cliente marcado",
        pt: "Cliente marcado",
        en: "Marked client"
    )
    static let diaryOverlapping = Phrase(
        ca: "se sobreposa",
        fr: "se chevauche",
        es: "se solapa",
        pt: "sobrepõe-se",
        en: "overlaps"
    )
    static let diaryEmptyDiary = Phrase(
        ca: "Encara no hi ha professionals",
        fr: "Aucun intervenant pour l’instant",
        es: "Todavía no hay profesionales",
        pt: "Ainda não há profissionais",
        en: "No employees here yet"
    )
    static let diaryEmptyDiaryHelp = Phrase(
        ca: "Quan algú ofereixi serveis en aquest centre, aquí tindrà una columna.",
        fr: "Dès que quelqu’un proposera des prestations ici, sa colonne apparaîtra.",
        es: "Cuando alguien ofrezca servicios en este centro, aquí tendrá una columna.",
        pt: "Quando alguém oferecer serviços neste espaço, terá aqui uma coluna.",
        en: "Once somebody offers services at this branch, their column stands here."
    )
    static let diaryKeys = Phrase(
        ca:
            "Teclat: fletxes per recórrer l’agenda, Retorn per obrir o reservar. En una cita, M per moure-la, fletxes per triar l’hora i el professional, Majúscules i fletxes per allargar-la, Retorn per confirmar, Esc per deixar-ho.",
        fr:
            "Clavier : flèches pour parcourir l’agenda, Entrée pour ouvrir ou réserver. Sur un rendez-vous, M pour le déplacer, flèches pour choisir l’heure et l’intervenant, Maj et flèches pour l’allonger, Entrée pour confirmer, Échap pour abandonner.",
        es:
            "Teclado: flechas para recorrer la agenda, Intro para abrir o reservar. En una cita, M para moverla, flechas para elegir hora y profesional, Mayús y flechas para alargarla, Intro para confirmar, Esc para dejarlo.",
        pt:
            "Teclado: setas para percorrer a agenda, Enter para abrir ou marcar. Numa marcação, M para a mover, setas para escolher a hora e o profissional, Shift e setas para a prolongar, Enter para confirmar, Esc para desistir.",
        en:
            "Keyboard: arrows walk through the diary, Enter opens or books. On an appointment, M picks it up, arrows choose time and employee, Shift with arrows its length, Enter confirms, Escape leaves it."
    )
    static let diaryPercent = Phrase(ca: "{n} %", fr: "{n} %", es: "{n} %", pt: "{n} %", en: "{n}%")
}

extension CountPhrase {
    static let diaryPending = CountPhrase(
        ca: ("{n} per aprovar", "{n} per aprovar"),
        fr: ("{n} à accepter", "{n} à accepter"),
        es: ("{n} por aprobar", "{n} por aprobar"),
        pt: ("{n} por aprovar", "{n} por aprovar"),
        en: ("{n} to approve", "{n} to approve")
    )
}
