/// What each setting is called.
enum SettingLabels {
    /// By their keys.
    static let all: [String: Phrase] = [
        "booking.slot_interval_minutes": Phrase(
            ca: "Cada quants minuts s’ofereix una hora",
            fr: "Un horaire proposé toutes les … minutes",
            es: "Cada cuántos minutos se ofrece una hora",
            pt: "De quantos em quantos minutos se oferece uma hora",
            en: "Minutes between offered times"
        ),
        "booking.minimum_notice_minutes": Phrase(
            ca: "Antelació mínima (minuts)",
            fr: "Délai minimal avant le rendez-vous (minutes)",
            es: "Antelación mínima (minutos)",
            pt: "Antecedência mínima (minutos)",
            en: "Minimum notice (minutes)"
        ),
        "booking.horizon_days": Phrase(
            ca: "Amb quants dies d’antelació es pot reservar",
            fr: "Réservation possible jusqu’à … jours à l’avance",
            es: "Con cuántos días de antelación se puede reservar",
            pt: "Com quantos dias de antecedência se pode marcar",
            en: "Days ahead that can be booked"
        ),
        "booking.approval": Phrase(
            ca: "Aprovació de les reserves en línia",
            fr: "Validation des réservations en ligne",
            es: "Aprobación de las reservas en línea",
            pt: "Aprovação das marcações online",
            en: "Approval of online bookings"
        ),
        "booking.registered_only": Phrase(
            ca: "Només reserva qui ha iniciat la sessió",
            fr: "Seuls les clients connectés réservent",
            es: "Solo reserva quien ha iniciado sesión",
            pt: "Só marca quem iniciou sessão",
            en: "Only signed-in customers book"
        ),
        "booking.offline_statuses": Phrase(
            ca: "Estats que no poden reservar en línia",
            fr: "Statuts sans réservation en ligne",
            es: "Estados que no pueden reservar en línea",
            pt: "Estados que não podem marcar online",
            en: "Statuses that cannot book online"
        ),
        "booking.open_bookings_max": Phrase(
            ca: "Cites futures per client",
            fr: "Rendez-vous à venir par client",
            es: "Citas futuras por cliente",
            pt: "Marcações futuras por cliente",
            en: "Future appointments per client"
        ),
        "booking.frequency_max": Phrase(
            ca: "Reserves dins del període",
            fr: "Réservations pendant la période",
            es: "Reservas dentro del periodo",
            pt: "Marcações dentro do período",
            en: "Bookings within the period"
        ),
        "booking.frequency_days": Phrase(
            ca: "Dies del període",
            fr: "Jours de la période",
            es: "Días del periodo",
            pt: "Dias do período",
            en: "Days of the period"
        ),
        "booking.no_show_warning": Phrase(
            ca: "Avisa el personal a partir de",
            fr: "Prévenir le personnel à partir de",
            es: "Avisar al personal a partir de",
            pt: "Avisar o pessoal a partir de",
            en: "Warn staff from"
        ),
        "booking.no_show_approval": Phrase(
            ca: "Cal aprovació a partir de",
            fr: "Validation nécessaire à partir de",
            es: "Requiere aprobación a partir de",
            pt: "Precisa de aprovação a partir de",
            en: "Needs approval from"
        ),
        "booking.no_show_waiting_list": Phrase(
            ca: "Només llista d’espera a partir de",
            fr: "Liste d’attente seulement à partir de",
            es: "Solo lista de espera a partir de",
            pt: "Só lista de espera a partir de",
            en: "Waiting list only from"
        ),
        "booking.no_show_blocked": Phrase(
            ca: "No pot reservar en línia a partir de",
            fr: "Plus de réservation en ligne à partir de",
            es: "No puede reservar en línea a partir de",
            pt: "Não pode marcar online a partir de",
            en: "No online booking from"
        ),
        "booking.no_show_days": Phrase(
            ca: "Dies fins que s’oblida una absència",
            fr: "Jours avant d’oublier une absence",
            es: "Días hasta que se olvida una ausencia",
            pt: "Dias até se esquecer uma falta",
            en: "Days until a no-show is forgotten"
        ),
        "unwanted_services.staff_override": Phrase(
            ca: "Serveis que el client no vol",
            fr: "Prestations que le client ne veut pas",
            es: "Servicios que el cliente no quiere",
            pt: "Serviços que o cliente não quer",
            en: "Services a client does not want"
        ),
        "panel.customer_cancel": Phrase(
            ca: "Els clients poden anul·lar",
            fr: "Les clients peuvent annuler",
            es: "Los clientes pueden cancelar",
            pt: "Os clientes podem cancelar",
            en: "Customers may cancel"
        ),
        "panel.customer_cancel_cutoff_minutes": Phrase(
            ca: "Anul·lar fins a … minuts abans",
            fr: "Annuler jusqu’à … minutes avant",
            es: "Cancelar hasta … minutos antes",
            pt: "Cancelar até … minutos antes",
            en: "Cancel until … minutes before"
        ),
        "panel.customer_reschedule": Phrase(
            ca: "Els clients poden canviar l’hora",
            fr: "Les clients peuvent déplacer",
            es: "Los clientes pueden cambiar la hora",
            pt: "Os clientes podem mudar a hora",
            en: "Customers may move appointments"
        ),
        "panel.customer_reschedule_cutoff_minutes": Phrase(
            ca: "Canviar fins a … minuts abans",
            fr: "Déplacer jusqu’à … minutes avant",
            es: "Cambiar hasta … minutos antes",
            pt: "Mudar até … minutos antes",
            en: "Move until … minutes before"
        ),
        "panel.customer_reschedule_statuses": Phrase(
            ca: "Estats en què es pot canviar",
            fr: "Statuts qui se déplacent",
            es: "Estados en que se puede cambiar",
            pt: "Estados em que se pode mudar",
            en: "Statuses that can be moved"
        ),
        "panel.enabled": Phrase(
            ca: "Hi ha àrea de clients",
            fr: "Espace client ouvert",
            es: "Hay área de clientes",
            pt: "Há área de cliente",
            en: "Customers have a panel"
        ),
        "panel.login_modes": Phrase(
            ca: "Com entren els clients",
            fr: "Comment les clients se connectent",
            es: "Cómo entran los clientes",
            pt: "Como entram os clientes",
            en: "How customers sign in"
        ),
        "panel.credential_delivery": Phrase(
            ca: "Què rep el client per entrar",
            fr: "Ce que le client reçoit pour se connecter",
            es: "Qué recibe el cliente para entrar",
            pt: "O que o cliente recebe para entrar",
            en: "What clients get to sign in with"
        ),
        "panel.auto_grant_on_first_booking": Phrase(
            ca: "La primera reserva dona accés",
            fr: "La première réservation donne un accès",
            es: "La primera reserva da acceso",
            pt: "A primeira marcação dá acesso",
            en: "The first booking gives a login"
        ),
        "panel.self_erasure": Phrase(
            ca: "Els clients poden esborrar les seves dades",
            fr: "Les clients peuvent effacer leurs données",
            es: "Los clientes pueden borrar sus datos",
            pt: "Os clientes podem apagar os seus dados",
            en: "Customers may erase their data"
        ),
        "waiting_list.enabled": Phrase(
            ca: "Hi ha llista d’espera",
            fr: "Liste d’attente ouverte",
            es: "Hay lista de espera",
            pt: "Há lista de espera",
            en: "There is a waiting list"
        ),
        "waiting_list.offering": Phrase(
            ca: "Com s’ofereix una hora lliure",
            fr: "Comment un horaire libre est proposé",
            es: "Cómo se ofrece una hora libre",
            pt: "Como se oferece uma hora livre",
            en: "How a freed time is offered"
        ),
        "waiting_list.hold_minutes": Phrase(
            ca: "Minuts que es guarda l’hora",
            fr: "Minutes pendant lesquelles l’horaire est gardé",
            es: "Minutos que se guarda la hora",
            pt: "Minutos em que se guarda a hora",
            en: "Minutes an offer is held"
        ),
        "notifications.reminder_minutes": Phrase(
            ca: "Recordatori … minuts abans",
            fr: "Rappel … minutes avant",
            es: "Recordatorio … minutos antes",
            pt: "Lembrete … minutos antes",
            en: "Reminder … minutes before"
        ),
        "notifications.follow_up_minutes": Phrase(
            ca: "Seguiment … minuts després",
            fr: "Suivi … minutes après",
            es: "Seguimiento … minutos después",
            pt: "Seguimento … minutos depois",
            en: "Follow-up … minutes after"
        ),
        "notifications.birthday_hour": Phrase(
            ca: "Hora de la felicitació d’aniversari",
            fr: "Heure des vœux d’anniversaire",
            es: "Hora de la felicitación de cumpleaños",
            pt: "Hora dos parabéns",
            en: "Hour of birthday greetings"
        ),
        "notifications.quiet_from_hour": Phrase(
            ca: "Silenci des de les",
            fr: "Silence à partir de (heure)",
            es: "Silencio desde las",
            pt: "Silêncio a partir das",
            en: "Quiet from (hour)"
        ),
        "notifications.quiet_until_hour": Phrase(
            ca: "Silenci fins a les",
            fr: "Silence jusqu’à (heure)",
            es: "Silencio hasta las",
            pt: "Silêncio até às",
            en: "Quiet until (hour)"
        ),
        "notifications.daily_max": Phrase(
            ca: "Missatges per client i dia",
            fr: "Messages par client et par jour",
            es: "Mensajes por cliente y día",
            pt: "Mensagens por cliente e dia",
            en: "Messages per client a day"
        ),
        "mail.reply_to": Phrase(
            ca: "Adreça de resposta",
            fr: "Adresse de réponse",
            es: "Dirección de respuesta",
            pt: "Endereço de resposta",
            en: "Reply-to address"
        ),
        "employees.edit_clients": Phrase(
            ca: "Els professionals poden editar clients",
            fr: "Les intervenants modifient les clients",
            es: "Los profesionales pueden editar clientes",
            pt: "Os profissionais podem editar clientes",
            en: "Employees may edit clients"
        ),
        "clients.employee_scope": Phrase(
            ca: "Quins clients veu un professional",
            fr: "Clients que voit un intervenant",
            es: "Qué clientes ve un profesional",
            pt: "Que clientes vê um profissional",
            en: "Clients an employee sees"
        ),
        "staff.client_write_channels": Phrase(
            ca: "On es poden canviar clients",
            fr: "Où modifier les clients",
            es: "Dónde se pueden cambiar clientes",
            pt: "Onde se podem alterar clientes",
            en: "Where clients can be changed"
        ),
        "sessions.staff_hours": Phrase(
            ca: "Hores fins a tornar a iniciar la sessió",
            fr: "Heures avant une nouvelle connexion",
            es: "Horas hasta volver a iniciar sesión",
            pt: "Horas até iniciar sessão de novo",
            en: "Hours until staff sign in again"
        ),
        "clients.delete_action": Phrase(
            ca: "Què fa «suprimir» un client",
            fr: "Effet de « supprimer » un client",
            es: "Qué hace «eliminar» un cliente",
            pt: "O que faz «eliminar» um cliente",
            en: "What deleting a client does"
        ),
        "clients.genders": Phrase(
            ca: "Gèneres per triar",
            fr: "Genres au choix",
            es: "Géneros a elegir",
            pt: "Géneros à escolha",
            en: "Genders to choose from"
        ),
        "clients.statuses": Phrase(
            ca: "Estats per triar",
            fr: "Statuts au choix",
            es: "Estados a elegir",
            pt: "Estados à escolha",
            en: "Statuses to choose from"
        ),
        "clients.measurements": Phrase(
            ca: "Alçada i pes",
            fr: "Taille et poids",
            es: "Altura y peso",
            pt: "Altura e peso",
            en: "Height and weight"
        ),
        "pages.embed_hosts": Phrase(
            ca: "Webs que poden mostrar la pàgina de reserves",
            fr: "Sites qui peuvent montrer la page de réservation",
            es: "Webs que pueden mostrar la página de reservas",
            pt: "Sítios que podem mostrar a página de marcações",
            en: "Sites that may show the booking page"
        ),
        "pages.colour": Phrase(
            ca: "Color de les pàgines",
            fr: "Couleur des pages",
            es: "Color de las páginas",
            pt: "Cor das páginas",
            en: "Colour of the pages"
        ),
        "pages.logo_url": Phrase(
            ca: "Logotip",
            fr: "Logo",
            es: "Logotipo",
            pt: "Logótipo",
            en: "Logo"
        ),
    ]
}
