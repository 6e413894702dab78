/// The words of an appointment's page.
extension Phrase {
    static let visitWhenLabel = Phrase(ca: "Quan", fr: "Quand", es: "Cuándo", pt: "Quando", en: "When")
    static let visitServiceLabel = Phrase(
        ca: "Servei",
        fr: "Prestation",
        es: "Servicio",
        pt: "Serviço",
        en: "Service"
    )
    static let visitPlaceLabel = Phrase(ca: "Lloc", fr: "Lieu", es: "Lugar", pt: "Local", en: "Place")
    static let visitPriceLabel = Phrase(ca: "Preu", fr: "Prix", es: "Precio", pt: "Preço", en: "Price")
    static let visitSeatsLabel = Phrase(ca: "Places", fr: "Places", es: "Plazas", pt: "Lugares", en: "Seats")
    static let visitNoteLabel = Phrase(
        ca: "Nota interna",
        fr: "Note interne",
        es: "Nota interna",
        pt: "Nota interna",
        en: "Internal note"
    )
    static let visitAttendeesLabel = Phrase(
        ca: "Qui ve",
        fr: "Participants",
        es: "Quién viene",
        pt: "Quem vem",
        en: "Who comes"
    )
    static let visitNoAttendees = Phrase(
        ca: "Encara no ve ningú.",
        fr: "Personne ne vient pour l’instant.",
        es: "Todavía no viene nadie.",
        pt: "Ainda não vem ninguém.",
        en: "Nobody comes yet."
    )
    static let visitArrived = Phrase(ca: "Ha vingut", fr: "Venu", es: "Ha venido", pt: "Veio", en: "Came")
    static let visitNoShowDeed = Phrase(
        ca: "No s’ha presentat",
        fr: "Absent",
        es: "No se ha presentado",
        pt: "Não compareceu",
        en: "Did not come"
    )
    static let visitBackToApproved = Phrase(
        ca: "Torna a confirmada",
        fr: "Remettre à confirmé",
        es: "Volver a confirmada",
        pt: "Repor como confirmada",
        en: "Back to confirmed"
    )
    static let visitApproveDeed = Phrase(
        ca: "Aprova",
        fr: "Accepter",
        es: "Aprobar",
        pt: "Aprovar",
        en: "Approve"
    )
    static let visitRejectDeed = Phrase(
        ca: "Rebutja",
        fr: "Refuser",
        es: "Rechazar",
        pt: "Recusar",
        en: "Decline"
    )
    static let visitTakeOut = Phrase(ca: "Treu", fr: "Retirer", es: "Quitar", pt: "Retirar", en: "Take out")
    static let visitAddAttendee = Phrase(
        ca: "Afegeix un client",
        fr: "Ajouter un client",
        es: "Añadir un cliente",
        pt: "Juntar um cliente",
        en: "Add a client"
    )
    static let visitMoveHeading = Phrase(
        ca: "Canvia l’hora",
        fr: "Changer l’horaire",
        es: "Cambiar la hora",
        pt: "Mudar a hora",
        en: "Change the time"
    )
    static let visitNewDateLabel = Phrase(ca: "Dia", fr: "Jour", es: "Día", pt: "Dia", en: "Day")
    static let visitNewTimeLabel = Phrase(ca: "Hora", fr: "Heure", es: "Hora", pt: "Hora", en: "Time")
    static let visitMinutesLabel = Phrase(
        ca: "Durada en minuts",
        fr: "Durée en minutes",
        es: "Duración en minutos",
        pt: "Duração em minutos",
        en: "Length in minutes"
    )
    static let visitOverrideLabel = Phrase(
        ca: "Reserva igualment, per aquest motiu",
        fr: "Passer outre, pour cette raison",
        es: "Reservar igualmente, por este motivo",
        pt: "Marcar mesmo assim, por este motivo",
        en: "Book all the same, for this reason"
    )
    static let visitOverrideHelp = Phrase(
        ca: "Només si l’hora no és lliure.",
        fr: "Seulement si l’horaire n’est pas libre.",
        es: "Solo si la hora no está libre.",
        pt: "Só se a hora não estiver livre.",
        en: "Only where the time is not free."
    )
    static let visitCancelHeading = Phrase(
        ca: "Cancel·la la cita",
        fr: "Annuler le rendez-vous",
        es: "Cancelar la cita",
        pt: "Cancelar a marcação",
        en: "Cancel the appointment"
    )
    static let visitCancelReason = Phrase(ca: "Motiu", fr: "Raison", es: "Motivo", pt: "Motivo", en: "Reason")
    static let visitCancelHelp = Phrase(
        ca: "S’avisa el client i el professional, segons els missatges activats.",
        fr: "Le client et l’intervenant sont prévenus selon les messages activés.",
        es: "Se avisa al cliente y al profesional, según los mensajes activados.",
        pt: "O cliente e o profissional são avisados, conforme as mensagens ativas.",
        en: "The client and the employee are told, as far as these messages are switched on."
    )
    static let visitCancelDone = Phrase(
        ca: "S’ha cancel·lat la cita.",
        fr: "Le rendez-vous est annulé.",
        es: "Se ha cancelado la cita.",
        pt: "A marcação foi cancelada.",
        en: "The appointment is cancelled."
    )
    static let visitHistoryLabel = Phrase(
        ca: "Historial",
        fr: "Historique",
        es: "Historial",
        pt: "Histórico",
        en: "History"
    )
    static let visitMessagesSent = Phrase(
        ca: "Missatges",
        fr: "Messages",
        es: "Mensajes",
        pt: "Mensagens",
        en: "Messages"
    )
    static let visitNoMessagesSent = Phrase(
        ca: "Encara no s’ha enviat res.",
        fr: "Rien n’a encore été envoyé.",
        es: "Todavía no se ha enviado nada.",
        pt: "Ainda nada foi enviado.",
        en: "Nothing was sent yet."
    )
    static let visitBookedOn = Phrase(
        ca: "Reservada el {when}",
        fr: "Réservé le {when}",
        es: "Reservada el {when}",
        pt: "Marcada em {when}",
        en: "Booked on {when}"
    )
    static let visitBooked = Phrase(
        ca: "S’ha reservat la cita.",
        fr: "Le rendez-vous est réservé.",
        es: "Se ha reservado la cita.",
        pt: "A marcação está feita.",
        en: "The appointment is booked."
    )
    static let visitToDiary = Phrase(
        ca: "Torna a l’agenda",
        fr: "Retour à l’agenda",
        es: "Volver a la agenda",
        pt: "Voltar à agenda",
        en: "Back to the diary"
    )
    static let visitDeedBooked = Phrase(
        ca: "S’ha reservat.",
        fr: "Réservé.",
        es: "Reservada.",
        pt: "Marcada.",
        en: "Booked."
    )
    static let visitDeedOverridden = Phrase(
        ca: "Reservada o moguda malgrat una regla.",
        fr: "Réservé ou déplacé malgré une règle.",
        es: "Reservada o movida pese a una regla.",
        pt: "Marcada ou movida apesar de uma regra.",
        en: "Booked or moved against a rule."
    )
    static let visitDeedEdited = Phrase(
        ca: "S’ha editat.",
        fr: "Modifié.",
        es: "Editada.",
        pt: "Editada.",
        en: "Edited."
    )
    static let visitDeedApproved = Phrase(
        ca: "S’ha aprovat.",
        fr: "Accepté.",
        es: "Aprobada.",
        pt: "Aprovada.",
        en: "Approved."
    )
    static let visitDeedRejected = Phrase(
        ca: "S’ha rebutjat.",
        fr: "Refusé.",
        es: "Rechazada.",
        pt: "Recusada.",
        en: "Declined."
    )
    static let visitDeedCompleted = Phrase(
        ca: "Feta.",
        fr: "Effectué.",
        es: "Realizada.",
        pt: "Realizada.",
        en: "Completed."
    )
}
