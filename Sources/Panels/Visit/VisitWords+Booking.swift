/// Of booking and waiting.
extension VisitWords {
    static let confirm = Phrase(ca: "Reserva", fr: "Réserver", es: "Reservar", pt: "Marcar", en: "Book")
    static let askFor = Phrase(
        ca: "Demana la cita",
        fr: "Demander le rendez-vous",
        es: "Solicitar la cita",
        pt: "Pedir a marcação",
        en: "Ask for the appointment"
    )
    static let approvalHelp = Phrase(
        ca: "Revisarem la vostra sol·licitud i us respondrem de seguida.",
        fr: "Nous examinerons votre demande et vous répondrons rapidement.",
        es: "Revisaremos su solicitud y le responderemos enseguida.",
        pt: "Vamos ver o seu pedido e respondemos em breve.",
        en: "We will look at your request and answer soon."
    )
    static let asYourself = Phrase(
        ca: "Reserveu com a {name}.",
        fr: "Vous réservez en tant que {name}.",
        es: "Reserva como {name}.",
        pt: "Está a marcar como {name}.",
        en: "You are booking as {name}."
    )
    static let taken = Phrase(
        ca: "Aquesta hora s’acaba d’ocupar. Trieu-ne una altra: les vostres dades són aquí.",
        fr: "Cet horaire vient d’être pris. Choisissez-en un autre : vos coordonnées sont conservées.",
        es: "Esa hora se acaba de ocupar. Elija otra: sus datos siguen aquí.",
        pt: "Essa hora acabou de ser ocupada. Escolha outra: os seus dados continuam aqui.",
        en: "That time has just been taken. Choose another: all you typed is still here."
    )
    static let tooSoon = Phrase(
        ca: "Aquesta hora és massa aviat per reservar-la en línia. Trieu-ne una altra.",
        fr: "Cet horaire est trop proche pour être réservé en ligne. Choisissez-en un autre.",
        es: "Esa hora es demasiado próxima para reservarla en línea. Elija otra.",
        pt: "Essa hora é demasiado próxima para marcar online. Escolha outra.",
        en: "That time is too soon to be booked online. Choose another."
    )
    static let tooLate = Phrase(
        ca: "Encara no es pot reservar per a aquest dia. Trieu una data més propera.",
        fr: "Ce jour n’est pas encore ouvert à la réservation. Choisissez une date plus proche.",
        es: "Todavía no se puede reservar para ese día. Elija una fecha más próxima.",
        pt: "Ainda não é possível marcar para esse dia. Escolha uma data mais próxima.",
        en: "That day cannot be booked yet. Choose an earlier one."
    )
    static let unfit = Phrase(
        ca: "Aquesta hora no es pot reservar. Trieu-ne una altra.",
        fr: "Cet horaire ne peut pas être réservé. Choisissez-en un autre.",
        es: "Esa hora no se puede reservar. Elija otra.",
        pt: "Não é possível marcar essa hora. Escolha outra.",
        en: "That time cannot be booked. Choose another."
    )
    static let tooManySeats = Phrase(
        ca: "No queden tantes places. Trieu-ne menys o una altra hora.",
        fr: "Il ne reste pas assez de places. Choisissez-en moins ou un autre horaire.",
        es: "No quedan tantas plazas. Elija menos u otra hora.",
        pt: "Não restam tantos lugares. Escolha menos ou outra hora.",
        en: "There are not that many places left. Choose fewer, or another time."
    )
    static let otherTimes = Phrase(
        ca: "Altres hores lliures",
        fr: "Autres horaires libres",
        es: "Otras horas libres",
        pt: "Outras horas livres",
        en: "Other free times"
    )
    static let moreTimes = Phrase(
        ca: "Totes les hores",
        fr: "Tous les horaires",
        es: "Todas las horas",
        pt: "Todas as horas",
        en: "All times"
    )
    static let gone = Phrase(
        ca: "Aquesta hora ja no és lliure. Trieu-ne una altra.",
        fr: "Cet horaire n’est plus libre. Choisissez-en un autre.",
        es: "Esa hora ya no está libre. Elija otra.",
        pt: "Essa hora já não está livre. Escolha outra.",
        en: "That time is no longer free. Choose another."
    )
    static let booked = Phrase(
        ca: "Cita reservada",
        fr: "Rendez-vous réservé",
        es: "Cita reservada",
        pt: "Marcação feita",
        en: "You’re booked in"
    )
    static let bookedHelp = Phrase(
        ca: "Us n’hem enviat la confirmació per correu electrònic.",
        fr: "Vous allez recevoir la confirmation par e-mail.",
        es: "Le hemos enviado la confirmación por correo electrónico.",
        pt: "Enviámos-lhe a confirmação por e-mail.",
        en: "The confirmation is on its way to your inbox."
    )
    static let bookedPlain = Phrase(
        ca: "Us hi esperem.",
        fr: "À bientôt.",
        es: "Le esperamos.",
        pt: "Até breve.",
        en: "See you then."
    )
    static let asked = Phrase(
        ca: "Sol·licitud rebuda",
        fr: "Demande envoyée",
        es: "Solicitud recibida",
        pt: "Pedido recebido",
        en: "We have your request"
    )
    static let askedHelp = Phrase(
        ca: "La cita encara no és ferma: us escriurem quan l’haguem revisada.",
        fr: "Le rendez-vous n’est pas encore confirmé : nous vous écrirons dès que nous l’aurons examiné.",
        es: "La cita todavía no es firme: le escribiremos en cuanto la hayamos revisado.",
        pt: "A marcação ainda não está confirmada: escrevemos-lhe assim que a tivermos visto.",
        en: "It is not confirmed yet: we will write to you as soon as we have looked at it."
    )
    static let already = Phrase(
        ca: "Aquesta cita ja la teniu reservada",
        fr: "Ce rendez-vous est déjà réservé",
        es: "Esta cita ya la tiene reservada",
        pt: "Esta marcação já está feita",
        en: "You have booked this already"
    )
    static let alreadyHelp = Phrase(
        ca: "No cal que la torneu a reservar.",
        fr: "Inutile de réserver à nouveau.",
        es: "No hace falta que vuelva a reservarla.",
        pt: "Não precisa de marcar outra vez.",
        en: "There is no need to book it again."
    )
    static let ended = Phrase(
        ca: "Aquesta cita s’ha cancel·lat",
        fr: "Ce rendez-vous est annulé",
        es: "Esta cita está cancelada",
        pt: "Esta marcação foi cancelada",
        en: "This appointment is cancelled"
    )
    static let toCalendar = Phrase(
        ca: "Afegeix al calendari",
        fr: "Ajouter à l’agenda",
        es: "Añadir al calendario",
        pt: "Adicionar ao calendário",
        en: "Add to calendar"
    )
    static let manage = Phrase(
        ca: "Canvia o cancel·la",
        fr: "Modifier ou annuler",
        es: "Cambiar o cancelar",
        pt: "Alterar ou cancelar",
        en: "Change or cancel"
    )
    static let bookAnother = Phrase(
        ca: "Reserva una altra cita",
        fr: "Prendre un autre rendez-vous",
        es: "Reservar otra cita",
        pt: "Fazer outra marcação",
        en: "Book another"
    )
    static let panelHint = Phrase(
        ca: "Totes les vostres cites, en un sol lloc:",
        fr: "Tous vos rendez-vous au même endroit :",
        es: "Todas sus citas, en un solo lugar:",
        pt: "Todas as suas marcações num só lugar:",
        en: "All your appointments in one place:"
    )
    static let nothingToShow = Phrase(
        ca: "Aquí ja no hi ha res a mostrar",
        fr: "Il n’y a plus rien à afficher ici",
        es: "Aquí ya no hay nada que mostrar",
        pt: "Já não há nada para mostrar aqui",
        en: "There is nothing left to show here"
    )
    static let nothingToShowHelp = Phrase(
        ca: "Si acabeu de reservar, trobareu la confirmació al correu electrònic.",
        fr: "Si vous venez de réserver, la confirmation se trouve dans vos e-mails.",
        es: "Si acaba de reservar, encontrará la confirmación en su correo electrónico.",
        pt: "Se acabou de marcar, a confirmação está no seu e-mail.",
        en: "If you have just booked, the confirmation is in your inbox."
    )
    static let waitTitle = Phrase(
        ca: "Llista d’espera",
        fr: "Liste d’attente",
        es: "Lista de espera",
        pt: "Lista de espera",
        en: "Waiting list"
    )
    static let waitHelp = Phrase(
        ca: "Digueu-nos quan us aniria bé i us avisarem quan quedi una hora lliure.",
        fr: "Dites-nous quand cela vous conviendrait : nous vous préviendrons si un horaire se libère.",
        es: "Díganos cuándo le iría bien y le avisaremos cuando quede una hora libre.",
        pt: "Diga-nos quando lhe dava jeito e avisamos se uma hora ficar livre.",
        en: "Tell us when would suit you, and we will let you know when a time comes free."
    )
    static let waitBlocked = Phrase(
        ca: "Ara mateix no us podem oferir aquesta reserva en línia, però us podeu apuntar a "
            + "la llista d’espera.",
        fr: "Nous ne pouvons pas vous proposer cette réservation en ligne pour le moment, "
            + "mais vous pouvez vous inscrire sur la liste d’attente.",
        es: "Ahora mismo no podemos ofrecerle esta reserva en línea, pero puede apuntarse a "
            + "la lista de espera.",
        pt: "De momento não podemos oferecer-lhe esta marcação online, mas pode inscrever-se "
            + "na lista de espera.",
        en: "We cannot offer you this online just now, but you can join the waiting list."
    )
    static let fromDay = Phrase(ca: "Des del dia", fr: "Du", es: "Desde el día", pt: "De", en: "From")
    static let untilDay = Phrase(ca: "Fins al dia", fr: "Au", es: "Hasta el día", pt: "Até", en: "Until")
    static let timeOfDay = Phrase(
        ca: "Hora del dia",
        fr: "Moment de la journée",
        es: "Momento del día",
        pt: "Altura do dia",
        en: "Time of day"
    )
    static let anyTime = Phrase(
        ca: "Qualsevol hora",
        fr: "Peu importe",
        es: "Cualquier hora",
        pt: "Qualquer hora",
        en: "Any time"
    )
    static let join = Phrase(
        ca: "Apunta-m’hi",
        fr: "M’inscrire",
        es: "Apuntarme",
        pt: "Inscrever-me",
        en: "Join the list"
    )
    static let joined = Phrase(
        ca: "Sou a la llista d’espera",
        fr: "Vous êtes sur la liste d’attente",
        es: "Está en la lista de espera",
        pt: "Está na lista de espera",
        en: "You are on the waiting list"
    )
    static let joinedHelp = Phrase(
        ca: "Us escriurem quan quedi una hora lliure que us vagi bé.",
        fr: "Nous vous écrirons dès qu’un horaire qui vous convient se libère.",
        es: "Le escribiremos cuando quede una hora libre que le vaya bien.",
        pt: "Escrevemos-lhe quando houver uma hora livre que lhe dê jeito.",
        en: "We will write to you when a time that suits you comes free."
    )
    static let notOnline = Phrase(
        ca: "Aquesta reserva no es pot fer en línia",
        fr: "Cette réservation ne peut pas se faire en ligne",
        es: "Esta reserva no se puede hacer en línea",
        pt: "Esta marcação não pode ser feita online",
        en: "This cannot be booked online"
    )
    static let notOnlineHelp = Phrase(
        ca: "Poseu-vos en contacte amb nosaltres i us ajudarem.",
        fr: "Contactez-nous et nous vous aiderons.",
        es: "Póngase en contacto con nosotros y le ayudaremos.",
        pt: "Contacte-nos e teremos todo o gosto em ajudar.",
        en: "Get in touch and we will gladly help."
    )
    static let call = Phrase(
        ca: "Truca al {phone}",
        fr: "Appeler le {phone}",
        es: "Llamar al {phone}",
        pt: "Ligar para {phone}",
        en: "Call {phone}"
    )
    static let signInFirst = Phrase(
        ca: "Inicieu la sessió per reservar",
        fr: "Connectez-vous pour réserver",
        es: "Inicie sesión para reservar",
        pt: "Inicie sessão para marcar",
        en: "Sign in to book"
    )
    static let signInFirstHelp = Phrase(
        ca: "Aquí només poden reservar en línia els clients que ja tenen accés.",
        fr: "Seuls les clients qui ont déjà un accès peuvent réserver en ligne.",
        es: "Aquí solo pueden reservar en línea los clientes que ya tienen acceso.",
        pt: "Aqui só podem marcar online os clientes que já têm acesso.",
        en: "Only customers who can sign in already may book online here."
    )
    static let noServices = Phrase(
        ca: "Encara no es pot reservar en línia",
        fr: "La réservation en ligne n’est pas encore ouverte",
        es: "Todavía no se puede reservar en línea",
        pt: "Ainda não é possível marcar online",
        en: "Online booking is not open yet"
    )
    static let noServicesHelp = Phrase(
        ca: "Poseu-vos en contacte amb nosaltres per demanar hora.",
        fr: "Contactez-nous pour prendre rendez-vous.",
        es: "Póngase en contacto con nosotros para pedir cita.",
        pt: "Contacte-nos para fazer uma marcação.",
        en: "Get in touch with us to make an appointment."
    )
    static let asStaff = Phrase(
        ca: "Heu iniciat la sessió com a personal",
        fr: "Vous êtes connecté comme membre de l’équipe",
        es: "Ha iniciado sesión como personal",
        pt: "Iniciou sessão como membro da equipa",
        en: "You are signed in as staff"
    )
    static let asStaffHelp = Phrase(
        ca: "Aquí els clients escriuen les seves dades. Per reservar per a un client, feu servir l’agenda.",
        fr: "C’est ici que les clients saisissent leurs coordonnées. Pour réserver pour un "
            + "client, utilisez l’agenda.",
        es: "Aquí los clientes escriben sus datos. Para reservar para un cliente, use la agenda.",
        pt: "É aqui que os clientes escrevem os seus dados. Para marcar para um cliente, use a agenda.",
        en: "This is where customers give their details. To book for a client, use the diary."
    )
    static let loading = Phrase(
        ca: "S’està carregant…",
        fr: "Chargement…",
        es: "Cargando…",
        pt: "A carregar…",
        en: "Loading…"
    )
    static let freeTimes = Phrase(
        ca: "Hores lliures: {day}",
        fr: "Horaires libres : {day}",
        es: "Horas libres: {day}",
        pt: "Horas livres: {day}",
        en: "Free times: {day}"
    )
    static let wrongEmail = Phrase(
        ca: "Reviseu l’adreça de correu electrònic.",
        fr: "Vérifiez l’adresse e-mail.",
        es: "Revise la dirección de correo electrónico.",
        pt: "Verifique o endereço de e-mail.",
        en: "Check the email address."
    )
    static let wrongPhone = Phrase(
        ca: "Reviseu el número de telèfon.",
        fr: "Vérifiez le numéro de téléphone.",
        es: "Revise el número de teléfono.",
        pt: "Verifique o número de telefone.",
        en: "Check the phone number."
    )
    static let wrongDocument = Phrase(
        ca: "Reviseu el número del document.",
        fr: "Vérifiez le numéro de la pièce d’identité.",
        es: "Revise el número del documento.",
        pt: "Verifique o número do documento.",
        en: "Check the document number."
    )
    static let wrongDate = Phrase(
        ca: "Reviseu la data.",
        fr: "Vérifiez la date.",
        es: "Revise la fecha.",
        pt: "Verifique a data.",
        en: "Check the date."
    )
    static let wrongDays = Phrase(
        ca: "Reviseu els dies: el darrer ve després del primer.",
        fr: "Vérifiez les jours : le dernier vient après le premier.",
        es: "Revise los días: el último va después del primero.",
        pt: "Verifique os dias: o último vem depois do primeiro.",
        en: "Check the days: the last one comes after the first."
    )
    static let suspended = Phrase(
        ca: "Aquesta pàgina no està disponible ara mateix",
        fr: "Cette page n’est pas disponible pour le moment",
        es: "Esta página no está disponible ahora mismo",
        pt: "Esta página não está disponível de momento",
        en: "This page is not available just now"
    )
    static let suspendedHelp = Phrase(
        ca: "Torneu-ho a provar més endavant o poseu-vos en contacte amb el negoci directament.",
        fr: "Réessayez plus tard ou contactez directement l’établissement.",
        es: "Vuelva a probar más adelante o póngase en contacto con el negocio directamente.",
        pt: "Tente mais tarde ou contacte diretamente o estabelecimento.",
        en: "Try again later, or get in touch with the business directly."
    )
    static let seatsLeft = CountPhrase(
        ca: ("queda {n} plaça", "queden {n} places"),
        fr: ("{n} place", "{n} places"),
        es: ("queda {n} plaza", "quedan {n} plazas"),
        pt: ("resta {n} lugar", "restam {n} lugares"),
        en: ("{n} place left", "{n} places left")
    )
    static let timesFree = CountPhrase(
        ca: ("{n} hora lliure", "{n} hores lliures"),
        fr: ("{n} horaire libre", "{n} horaires libres"),
        es: ("{n} hora libre", "{n} horas libres"),
        pt: ("{n} hora livre", "{n} horas livres"),
        en: ("{n} time free", "{n} times free")
    )
}
