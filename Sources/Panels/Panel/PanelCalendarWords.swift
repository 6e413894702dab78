/// What the customer's calendar says.
extension Phrase {
    static let myView = Phrase(ca: "Vista", fr: "Affichage", es: "Vista", pt: "Vista", en: "View")
    static let myMonth = Phrase(ca: "Mes", fr: "Mois", es: "Mes", pt: "Mês", en: "Month")
    static let myWeek = Phrase(ca: "Setmana", fr: "Semaine", es: "Semana", pt: "Semana", en: "Week")
    static let myBefore = Phrase(ca: "Ara", fr: "Maintenant", es: "Ahora", pt: "Agora", en: "Now")
    static let myAfter = Phrase(
        ca: "Hora nova",
        fr: "Nouvelle heure",
        es: "Hora nueva",
        pt: "Nova hora",
        en: "New time"
    )
    static let myMoveThis = Phrase(
        ca: "Canvia l’hora",
        fr: "Changer l’heure",
        es: "Cambiar la hora",
        pt: "Mudar a hora",
        en: "Change the time"
    )
    static let myMoveQuestion = Phrase(
        ca: "Voleu canviar l’hora?",
        fr: "Changer l’heure\u{202F}?",
        es: "¿Desea cambiar la hora?",
        pt: "Deseja mudar a hora?",
        en: "Change the time?"
    )
    static let myLeaveAsIs = Phrase(
        ca: "Deixa-ho com està",
        fr: "Ne rien changer",
        es: "Dejarlo como está",
        pt: "Deixar como está",
        en: "Leave as it is"
    )
    static let myMovingHelp = Phrase(
        ca: "Moveu-vos per les hores lliures amb les fletxes. Retorn per triar, Esc per deixar-ho.",
        fr: "Parcourez les heures libres avec les flèches. Entrée pour choisir, Échap pour renoncer.",
        es: "Recorra las horas libres con las flechas. Intro para elegir, Esc para dejarlo.",
        pt: "Percorra as horas livres com as setas. Enter para escolher, Esc para desistir.",
        en: "Go through the free times with the arrow keys. Enter to choose, Escape to stop."
    )
    static let myIsFree = Phrase(
        ca: "{when}: lliure",
        fr: "{when}\u{202F}: libre",
        es: "{when}: libre",
        pt: "{when}: livre",
        en: "{when}: free"
    )
    static let myIsBlocked = Phrase(
        ca: "{when}: no és lliure",
        fr: "{when}\u{202F}: pas libre",
        es: "{when}: no está libre",
        pt: "{when}: não está livre",
        en: "{when}: not free"
    )
    static let myFreeCount = Phrase(
        ca: "{n} lliures",
        fr: "{n} libres",
        es: "{n} libres",
        pt: "{n} livres",
        en: "{n} free"
    )
    static let myLookingUp = Phrase(
        ca: "Es busquen les hores lliures…",
        fr: "Recherche des heures libres…",
        es: "Buscando las horas libres…",
        pt: "A procurar as horas livres…",
        en: "Looking up the free times…"
    )
    static let myStoppedMoving = Phrase(
        ca: "La cita es queda on era.",
        fr: "Le rendez-vous reste où il était.",
        es: "La cita se queda donde estaba.",
        pt: "A marcação fica onde estava.",
        en: "The appointment stays where it was."
    )
    static let myTimesFailed = Phrase(
        ca: "Ara no podem mirar les hores lliures. Torneu-ho a provar d’aquí a una estona.",
        fr: "Impossible de voir les heures libres pour l’instant. Réessayez dans un moment.",
        es: "Ahora no podemos ver las horas libres. Inténtelo dentro de un rato.",
        pt: "Não é possível ver as horas livres agora. Tente daqui a pouco.",
        en: "The free times cannot be looked up just now. Try again in a moment."
    )
    static let myDragTip = Phrase(
        ca: "Per canviar l’hora, arrossegueu la cita fins a una hora lliure o premeu-ne el botó de moure.",
        fr:
            "Pour changer l’heure, faites glisser le rendez-vous vers une heure libre ou appuyez sur son bouton.",
        es: "Para cambiar la hora, arrastre la cita hasta una hora libre o pulse su botón de mover.",
        pt: "Para mudar a hora, arraste a marcação para uma hora livre ou prima o botão de mover.",
        en: "To change the time, drag the appointment to a free time, or press its move button."
    )
    static let myNothingHere = Phrase(
        ca: "Aquests dies no hi teniu cap cita.",
        fr: "Aucun rendez-vous ces jours-là.",
        es: "En estos días no tiene ninguna cita.",
        pt: "Não tem marcações nestes dias.",
        en: "You have no appointments on these days."
    )
}
