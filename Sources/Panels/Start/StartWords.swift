extension Phrase {
    static let today = Phrase(ca: "Avui", fr: "Aujourd’hui", es: "Hoy", pt: "Hoje", en: "Today")
    static let openDiary = Phrase(
        ca: "Obre l’agenda",
        fr: "Ouvrir l’agenda",
        es: "Abrir la agenda",
        pt: "Abrir a agenda",
        en: "Open the diary"
    )
    static let nothingToday = Phrase(
        ca: "Avui no hi ha cap cita",
        fr: "Aucun rendez-vous aujourd’hui",
        es: "Hoy no hay ninguna cita",
        pt: "Hoje não há marcações",
        en: "No appointments today"
    )
    static let nothingTodayHelp = Phrase(
        ca: "Les que es reservin per avui sortiran aquí.",
        fr: "Ceux qui seront pris pour aujourd’hui s’afficheront ici.",
        es: "Las que se reserven para hoy aparecerán aquí.",
        pt: "As que forem feitas para hoje aparecem aqui.",
        en: "Those that are booked for today will show here."
    )
    static let upcoming = Phrase(
        ca: "Properes",
        fr: "À venir",
        es: "Próximas",
        pt: "Próximas",
        en: "Upcoming"
    )
    static let past = Phrase(ca: "Passades", fr: "Passés", es: "Pasadas", pt: "Passadas", en: "Past")
    static let noAppointmentsHelp = Phrase(
        ca: "Reserveu quan us vagi bé, de dia o de nit.",
        fr: "Réservez quand vous voulez, de jour comme de nuit.",
        es: "Reserve cuando le vaya bien, de día o de noche.",
        pt: "Marque quando lhe der jeito, de dia ou de noite.",
        en: "Book whenever it suits you, day or night."
    )
    static let pages = Phrase(ca: "Pàgines", fr: "Pages", es: "Páginas", pt: "Páginas", en: "Pages")
}

extension CountPhrase {
    static let appointments = CountPhrase(
        ca: ("{n} cita", "{n} cites"),
        fr: ("{n} rendez-vous", "{n} rendez-vous"),
        es: ("{n} cita", "{n} citas"),
        pt: ("{n} marcação", "{n} marcações"),
        en: ("{n} appointment", "{n} appointments")
    )
}
