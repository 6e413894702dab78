/// What the customer panel says of appointments.
extension Phrase {
    static let myPrice = Phrase(ca: "Preu", fr: "Prix", es: "Precio", pt: "Preço", en: "Price")
    static let myDuration = Phrase(ca: "Durada", fr: "Durée", es: "Duración", pt: "Duração", en: "Length")
    static let myWithWhom = Phrase(ca: "Amb", fr: "Avec", es: "Con", pt: "Com", en: "With")
    static let myWhereToGo = Phrase(ca: "On", fr: "Où", es: "Dónde", pt: "Onde", en: "Where")
    static let mySeats = Phrase(ca: "Places", fr: "Places", es: "Plazas", pt: "Lugares", en: "Seats")
    static let myYourNote = Phrase(
        ca: "La vostra nota",
        fr: "Votre message",
        es: "Su nota",
        pt: "A sua nota",
        en: "Your note"
    )
    static let myDirections = Phrase(
        ca: "Com arribar-hi",
        fr: "Itinéraire",
        es: "Cómo llegar",
        pt: "Como chegar",
        en: "Directions"
    )
    static let myAddToCalendar = Phrase(
        ca: "Afegeix al calendari",
        fr: "Ajouter au calendrier",
        es: "Añadir al calendario",
        pt: "Adicionar ao calendário",
        en: "Add to calendar"
    )
    static let myChangeTime = Phrase(
        ca: "Canvia l’hora",
        fr: "Changer l’heure",
        es: "Cambiar la hora",
        pt: "Mudar a hora",
        en: "Change the time"
    )
    static let myCancelAppointment = Phrase(
        ca: "Cancel·la la cita",
        fr: "Annuler le rendez-vous",
        es: "Cancelar la cita",
        pt: "Cancelar a marcação",
        en: "Cancel the appointment"
    )
    static let myCancelQuestion = Phrase(
        ca: "Voleu cancel·lar aquesta cita?",
        fr: "Annuler ce rendez-vous\u{202F}?",
        es: "¿Desea cancelar esta cita?",
        pt: "Deseja cancelar esta marcação?",
        en: "Cancel this appointment?"
    )
    static let myKeepAppointment = Phrase(
        ca: "No, la mantinc",
        fr: "Non, je le garde",
        es: "No, la mantengo",
        pt: "Não, manter",
        en: "No, keep it"
    )
    static let myCancelReason = Phrase(
        ca: "Motiu",
        fr: "Motif",
        es: "Motivo",
        pt: "Motivo",
        en: "Reason"
    )
    static let myCancelReasonHelp = Phrase(
        ca: "Ho llegirà l’equip del centre.",
        fr: "L’équipe de l’établissement le lira.",
        es: "Lo leerá el equipo del centro.",
        pt: "Será lido pela equipa do espaço.",
        en: "The team at the branch will read it."
    )
    static let myCancelledTold = Phrase(
        ca: "La cita està cancel·lada i ja hem avisat qui us havia d’atendre.",
        fr: "Le rendez-vous est annulé et la personne qui devait vous recevoir en est informée.",
        es: "La cita está cancelada y hemos avisado a quien le iba a atender.",
        pt: "A marcação está cancelada e quem o ia atender foi avisado.",
        en: "The appointment is cancelled, and whom you were to see is told."
    )
    static let myCancelledNotice = Phrase(
        ca: "La cita està cancel·lada.",
        fr: "Le rendez-vous est annulé.",
        es: "La cita está cancelada.",
        pt: "A marcação está cancelada.",
        en: "The appointment is cancelled."
    )
    static let myMovedNotice = Phrase(
        ca: "La cita s’ha canviat d’hora.",
        fr: "Le rendez-vous a été déplacé.",
        es: "La cita se ha cambiado de hora.",
        pt: "A marcação mudou de hora.",
        en: "The appointment has been moved."
    )
    static let myRebookedNotice = Phrase(
        ca: "Heu deixat el grup i teniu una hora nova.",
        fr: "Vous avez quitté le groupe et vous avez une nouvelle heure.",
        es: "Ha dejado el grupo y tiene una hora nueva.",
        pt: "Saiu do grupo e tem uma nova hora.",
        en: "You have left the group and have a new time."
    )
    static let myBookAgain = Phrase(
        ca: "Torna a reservar",
        fr: "Réserver à nouveau",
        es: "Volver a reservar",
        pt: "Marcar de novo",
        en: "Book again"
    )
    static let myLeaveGroup = Phrase(
        ca: "Deixa el grup i tria una altra hora",
        fr: "Quitter le groupe et choisir une autre heure",
        es: "Dejar el grupo y elegir otra hora",
        pt: "Sair do grupo e escolher outra hora",
        en: "Leave the group and choose another time"
    )
    static let myGroupStays = Phrase(
        ca: "En aquest grup hi ha més persones i per això no se’n pot canviar l’hora.",
        fr: "D’autres personnes participent à ce groupe\u{202F}: l’heure ne peut donc pas changer.",
        es: "En este grupo hay más personas y por eso no se puede cambiar la hora.",
        pt: "Há mais pessoas neste grupo e por isso não é possível mudar a hora.",
        en: "Others are in this group, so its time cannot be changed."
    )
    static let myMoveTooLate = Phrase(
        ca: "L’hora es podia canviar en línia fins {until}.",
        fr: "L’heure pouvait être changée en ligne jusqu’au {until}.",
        es: "La hora se podía cambiar en línea hasta el {until}.",
        pt: "A hora podia ser mudada online até {until}.",
        en: "The time could be changed online until {until}."
    )
    static let myCancelTooLate = Phrase(
        ca: "Es podia cancel·lar en línia fins {until}.",
        fr: "L’annulation en ligne était possible jusqu’au {until}.",
        es: "Se podía cancelar en línea hasta el {until}.",
        pt: "Podia ser cancelada online até {until}.",
        en: "It could be cancelled online until {until}."
    )
    static let myCancelNotOnline = Phrase(
        ca: "Aquí les cites no es poden cancel·lar en línia.",
        fr: "Ici, les rendez-vous ne s’annulent pas en ligne.",
        es: "Aquí las citas no se pueden cancelar en línea.",
        pt: "Aqui as marcações não podem ser canceladas online.",
        en: "Appointments cannot be cancelled online here."
    )
    static let myMoveNotNow = Phrase(
        ca: "Tal com està la cita, no se’n pot canviar l’hora en línia.",
        fr: "Dans son état actuel, l’heure du rendez-vous ne peut pas être changée en ligne.",
        es: "Tal como está la cita, la hora no se puede cambiar en línea.",
        pt: "Neste estado, a hora da marcação não pode ser mudada online.",
        en: "As the appointment stands, its time cannot be changed online."
    )
    static let myMoveNotOnline = Phrase(
        ca: "Aquí l’hora de les cites no es pot canviar en línia.",
        fr: "Ici, l’heure des rendez-vous ne peut pas être changée en ligne.",
        es: "Aquí la hora de las citas no se puede cambiar en línea.",
        pt: "Aqui a hora das marcações não pode ser mudada online.",
        en: "The time of appointments cannot be changed online here."
    )
    static let myCall = Phrase(
        ca: "Truqueu al",
        fr: "Appelez le",
        es: "Llame al",
        pt: "Ligue para o",
        en: "Call"
    )
    static let myCancelUntil = Phrase(
        ca: "Es pot cancel·lar en línia fins {until}.",
        fr: "Annulation en ligne possible jusqu’au {until}.",
        es: "Se puede cancelar en línea hasta el {until}.",
        pt: "Pode ser cancelada online até {until}.",
        en: "It can be cancelled online until {until}."
    )
    static let myConfirmedComing = Phrase(
        ca: "Heu confirmat que vindreu.",
        fr: "Vous avez confirmé votre venue.",
        es: "Ha confirmado que vendrá.",
        pt: "Confirmou a sua presença.",
        en: "You have confirmed that you are coming."
    )
    static let myMore = Phrase(ca: "Més", fr: "Plus", es: "Más", pt: "Mais", en: "More")
    static let myNoPast = Phrase(
        ca: "Encara no teniu cites passades",
        fr: "Aucun rendez-vous passé pour l’instant",
        es: "Todavía no tiene citas pasadas",
        pt: "Ainda não tem marcações passadas",
        en: "No past appointments yet"
    )
    static let myNoUpcoming = Phrase(
        ca: "No teniu cap cita",
        fr: "Aucun rendez-vous à venir",
        es: "No tiene ninguna cita",
        pt: "Não tem marcações",
        en: "No appointments coming up"
    )
    static let myChooseTime = Phrase(
        ca: "Trieu una hora nova",
        fr: "Choisissez une nouvelle heure",
        es: "Elija una hora nueva",
        pt: "Escolha uma nova hora",
        en: "Choose a new time"
    )
    static let myFreeTimes = Phrase(
        ca: "Hores lliures",
        fr: "Heures libres",
        es: "Horas libres",
        pt: "Horas livres",
        en: "Free times"
    )
    static let myShowFreeTimes = Phrase(
        ca: "Mostra les hores lliures",
        fr: "Afficher les heures libres",
        es: "Mostrar las horas libres",
        pt: "Mostrar as horas livres",
        en: "Show free times"
    )
    static let myNoFreeTimes = Phrase(
        ca: "Aquest dia no hi ha cap hora lliure.",
        fr: "Aucune heure n’est libre ce jour-là.",
        es: "Ese día no hay ninguna hora libre.",
        pt: "Nesse dia não há nenhuma hora livre.",
        en: "No time is free on that day."
    )
    static let myDayLabel = Phrase(ca: "Dia", fr: "Jour", es: "Día", pt: "Dia", en: "Day")
    static let myDays = Phrase(ca: "Dies", fr: "Jours", es: "Días", pt: "Dias", en: "Days")
    static let myChooseOne = Phrase(
        ca: "Trieu una hora.",
        fr: "Choisissez une heure.",
        es: "Elija una hora.",
        pt: "Escolha uma hora.",
        en: "Choose a time."
    )
    static let myTimeTaken = Phrase(
        ca: "Aquesta hora ja no és lliure. Trieu-ne una altra.",
        fr: "Cette heure n’est plus libre. Choisissez-en une autre.",
        es: "Esa hora ya no está libre. Elija otra.",
        pt: "Essa hora já não está livre. Escolha outra.",
        en: "That time is no longer free. Choose another."
    )
    static let myAlreadyCancelled = Phrase(
        ca: "Aquesta cita ja estava cancel·lada.",
        fr: "Ce rendez-vous était déjà annulé.",
        es: "Esta cita ya estaba cancelada.",
        pt: "Esta marcação já estava cancelada.",
        en: "This appointment was cancelled already."
    )
    static let myAlreadyOver = Phrase(
        ca: "Aquesta cita ja ha començat o ja ha passat.",
        fr: "Ce rendez-vous a déjà commencé ou est passé.",
        es: "Esta cita ya ha empezado o ya ha pasado.",
        pt: "Esta marcação já começou ou já passou.",
        en: "This appointment has begun or is over."
    )
}

extension CountPhrase {
    static let myOthers = CountPhrase(
        ca: ("I {n} persona més", "I {n} persones més"),
        fr: ("Et {n} autre personne", "Et {n} autres personnes"),
        es: ("Y {n} persona más", "Y {n} personas más"),
        pt: ("E mais {n} pessoa", "E mais {n} pessoas"),
        en: ("And {n} other person", "And {n} other people")
    )
    static let myFreeTimes = CountPhrase(
        ca: ("{n} hora lliure", "{n} hores lliures"),
        fr: ("{n} heure libre", "{n} heures libres"),
        es: ("{n} hora libre", "{n} horas libres"),
        pt: ("{n} hora livre", "{n} horas livres"),
        en: ("{n} free time", "{n} free times")
    )
}
