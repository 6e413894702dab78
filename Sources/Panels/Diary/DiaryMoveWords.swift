/// What is said while an appointment is moved, and when the diary changes.
extension Phrase {
    static let moveSlotFree = Phrase(
        ca: "{time}, {name}. Retorn per reservar.",
        fr: "{time}, {name}. Entrée pour réserver.",
        es: "{time}, {name}. Intro para reservar.",
        pt: "{time}, {name}. Enter para marcar.",
        en: "{time}, {name}. Enter to book."
    )
    static let movePickedUp = Phrase(
        ca: "S’està movent {who}. Fletxes per triar, Retorn per confirmar, Esc per deixar-ho.",
        fr: "Déplacement de {who}. Flèches pour choisir, Entrée pour confirmer, Échap pour abandonner.",
        es: "Moviendo {who}. Flechas para elegir, Intro para confirmar, Esc para dejarlo.",
        pt: "A mover {who}. Setas para escolher, Enter para confirmar, Esc para desistir.",
        en: "Moving {who}. Arrows choose, Enter confirms, Escape leaves it."
    )
    static let moveMovingTo = Phrase(
        ca: "{time}, {name}, {minutes} min: {state}",
        fr: "{time}, {name}, {minutes} min : {state}",
        es: "{time}, {name}, {minutes} min: {state}",
        pt: "{time}, {name}, {minutes} min: {state}",
        en: "{time}, {name}, {minutes} min: {state}"
    )
    static let moveDropped = Phrase(
        ca: "Es queda on era.",
        fr: "Il reste où il était.",
        es: "Se queda donde estaba.",
        pt: "Fica onde estava.",
        en: "It stays where it was."
    )
    static let moveAskMove = Phrase(
        ca: "Voleu moure aquesta cita ({who})? {to}.",
        fr: "Déplacer ce rendez-vous ({who}) ? {to}.",
        es: "¿Mover esta cita ({who})? {to}.",
        pt: "Mover esta marcação ({who})? {to}.",
        en: "Move this appointment ({who})? {to}."
    )
    static let moveWhoIsTold = Phrase(
        ca: "S’avisa {people}, segons els missatges que el negoci té activats.",
        fr: "Seront prévenus selon les messages activés : {people}.",
        es: "Se avisa a {people}, según los mensajes que el negocio tiene activados.",
        pt: "São avisados {people}, conforme as mensagens que o negócio tem ativas.",
        en: "{people} will be told, as far as the business has these messages switched on."
    )
    static let moveButton = Phrase(ca: "Mou", fr: "Déplacer", es: "Mover", pt: "Mover", en: "Move")
    static let moved = Phrase(
        ca: "S’ha mogut la cita.",
        fr: "Le rendez-vous est déplacé.",
        es: "Se ha movido la cita.",
        pt: "A marcação foi movida.",
        en: "The appointment was moved."
    )
    static let moveUndo = Phrase(
        ca: "Desfés",
        fr: "Annuler ce changement",
        es: "Deshacer",
        pt: "Desfazer",
        en: "Undo"
    )
    static let moveUndone = Phrase(
        ca: "S’ha desfet.",
        fr: "C’est annulé.",
        es: "Se ha deshecho.",
        pt: "Foi desfeito.",
        en: "Undone."
    )
    static let moveOverrideButton = Phrase(
        ca: "Mou igualment",
        fr: "Déplacer quand même",
        es: "Mover igualmente",
        pt: "Mover mesmo assim",
        en: "Move all the same"
    )
    static let moveOverrideReason = Phrase(
        ca: "Motiu per fer-ho igualment",
        fr: "Raison de passer outre",
        es: "Motivo para hacerlo igualmente",
        pt: "Motivo para o fazer mesmo assim",
        en: "Reason for doing so all the same"
    )
    static let moveChangedLive = Phrase(
        ca: "L’agenda ha canviat: {what}",
        fr: "L’agenda a changé : {what}",
        es: "La agenda ha cambiado: {what}",
        pt: "A agenda mudou: {what}",
        en: "The diary has changed: {what}"
    )
    static let moveCannotMove = Phrase(
        ca: "Aquesta cita ja no es pot moure.",
        fr: "Ce rendez-vous ne peut plus être déplacé.",
        es: "Esta cita ya no se puede mover.",
        pt: "Esta marcação já não se pode mover.",
        en: "This appointment can no longer be moved."
    )
    static let moveLengthInMinutes = Phrase(
        ca: "{n} minuts",
        fr: "{n} minutes",
        es: "{n} minutos",
        pt: "{n} minutos",
        en: "{n} minutes"
    )
    static let moveSlotTaken = Phrase(ca: "ocupat", fr: "occupé", es: "ocupado", pt: "ocupado", en: "taken")
    static let moveSlotIsFree = Phrase(ca: "lliure", fr: "libre", es: "libre", pt: "livre", en: "free")
    static let moveOffline = Phrase(
        ca: "Sense connexió amb el servidor: l’agenda pot no estar al dia.",
        fr: "Pas de connexion : l’agenda n’est peut-être pas à jour.",
        es: "Sin conexión: la agenda puede no estar al día.",
        pt: "Sem ligação: a agenda pode não estar em dia.",
        en: "No connection: the diary may be out of date."
    )
}
