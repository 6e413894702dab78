extension Phrase {
    static let calendars = Phrase(
        ca: "Calendaris",
        fr: "Calendriers",
        es: "Calendarios",
        pt: "Calendários",
        en: "Calendars"
    )
    static let feeds = Phrase(
        ca: "Calendaris per llegir des de fora",
        fr: "Calendriers lisibles de l’extérieur",
        es: "Calendarios para leer desde fuera",
        pt: "Calendários para ler de fora",
        en: "Calendars to read from elsewhere"
    )
    static let feedsHelp = Phrase(
        ca: "Qui sap l’adreça llegeix el calendari: al mòbil, a Google o a Outlook.",
        fr: "Qui connaît l’adresse lit le calendrier : sur un mobile, dans Google ou Outlook.",
        es: "Quien sabe la dirección lee el calendario: en el móvil, en Google o en Outlook.",
        pt: "Quem sabe o endereço lê o calendário: no telemóvel, no Google ou no Outlook.",
        en: "Whoever knows the address reads the calendar: on a phone, in Google or Outlook."
    )
    static let newFeed = Phrase(
        ca: "Adreça nova",
        fr: "Nouvelle adresse",
        es: "Nueva dirección",
        pt: "Novo endereço",
        en: "New address"
    )
    static let feedMade = Phrase(
        ca: "Aquesta és l’adreça del calendari.",
        fr: "Voici l’adresse du calendrier.",
        es: "Esta es la dirección del calendario.",
        pt: "Este é o endereço do calendário.",
        en: "This is the calendar’s address."
    )
    static let noFeeds = Phrase(
        ca: "Cap adreça",
        fr: "Aucune adresse",
        es: "Ninguna dirección",
        pt: "Nenhum endereço",
        en: "No addresses"
    )
    static let of = Phrase(ca: "De qui", fr: "De qui", es: "De quién", pt: "De quem", en: "Of")
    static let detail = Phrase(
        ca: "Què s’hi veu",
        fr: "Ce qu’on y voit",
        es: "Qué se ve",
        pt: "O que se vê",
        en: "Shows"
    )
    static let onlyBusy = Phrase(
        ca: "Només ocupat",
        fr: "Occupé seulement",
        es: "Solo ocupado",
        pt: "Só ocupado",
        en: "Busy only"
    )
    static let whatAndWhere = Phrase(
        ca: "Servei i lloc",
        fr: "Prestation et lieu",
        es: "Servicio y lugar",
        pt: "Serviço e local",
        en: "Service and place"
    )
    static let everything = Phrase(
        ca: "També el client",
        fr: "Le client aussi",
        es: "También el cliente",
        pt: "Também o cliente",
        en: "The client too"
    )
    static let lastRead = Phrase(
        ca: "Última lectura",
        fr: "Dernière lecture",
        es: "Última lectura",
        pt: "Última leitura",
        en: "Last read"
    )
    static let revoke = Phrase(ca: "Anul·la", fr: "Révoquer", es: "Anular", pt: "Anular", en: "Revoke")
    static let subscriptions = Phrase(
        ca: "Calendaris que ocupen hores",
        fr: "Calendriers qui occupent des horaires",
        es: "Calendarios que ocupan horas",
        pt: "Calendários que ocupam horas",
        en: "Calendars that take time"
    )
    static let subscriptionsHelp = Phrase(
        ca: "El que hi ha en aquests calendaris no es pot reservar. Es llegeixen cada quart d’hora.",
        fr: "Ce qui s’y trouve ne peut pas être réservé. Ils sont lus tous les quarts d’heure.",
        es: "Lo que hay en ellos no se puede reservar. Se leen cada cuarto de hora.",
        pt: "O que lá está não se pode marcar. São lidos a cada quarto de hora.",
        en: "What stands in them cannot be booked. They are read every quarter of an hour."
    )
    static let newSubscription = Phrase(
        ca: "Calendari nou",
        fr: "Nouveau calendrier",
        es: "Nuevo calendario",
        pt: "Novo calendário",
        en: "New calendar"
    )
    static let noSubscriptions = Phrase(
        ca: "Cap calendari",
        fr: "Aucun calendrier",
        es: "Ningún calendario",
        pt: "Nenhum calendário",
        en: "No calendars"
    )
    static let icalAddress = Phrase(
        ca: "Adreça iCalendar (.ics)",
        fr: "Adresse iCalendar (.ics)",
        es: "Dirección iCalendar (.ics)",
        pt: "Endereço iCalendar (.ics)",
        en: "iCalendar address (.ics)"
    )
    static let busyTimes = Phrase(
        ca: "Hores ocupades",
        fr: "Horaires occupés",
        es: "Horas ocupadas",
        pt: "Horas ocupadas",
        en: "Busy times"
    )
}
