/// What each setting means, as its page says it.
enum SettingMeanings {
    /// By their keys; `pages.embed_hosts` is followed by the line that it speaks of.
    static let all = ofBooking.merging(ofPeople) { first, _ in first }

    /// What the settings of bookings, the customer panel's rules and the waiting list mean.
    static let ofBooking: [String: Phrase] = [
        "booking.slot_interval_minutes": Phrase(
            ca: "Minuts entre una hora oferta i la següent, comptats des de l’inici de l’horari de treball.",
            fr: "Minutes entre deux horaires proposés, comptées depuis le début de la journée de travail.",
            es:
                "Minutos entre una hora ofrecida y la siguiente, contados desde el inicio del horario de trabajo.",
            pt:
                "Minutos entre uma hora oferecida e a seguinte, contados desde o início do horário de trabalho.",
            en: "Minutes from one offered start to the next, counted from the beginning of the working time."
        ),
        "booking.minimum_notice_minutes": Phrase(
            ca: "Amb quants minuts d’antelació han de reservar com a mínim els clients.",
            fr: "Combien de minutes à l’avance, au minimum, les clients doivent réserver.",
            es: "Con cuántos minutos de antelación, como mínimo, deben reservar los clientes.",
            pt: "Com quantos minutos de antecedência, no mínimo, os clientes têm de marcar.",
            en: "How many minutes ahead customers must book at least."
        ),
        "booking.horizon_days": Phrase(
            ca: "Amb quants dies d’antelació poden reservar com a màxim els clients.",
            fr: "Combien de jours à l’avance, au maximum, les clients peuvent réserver.",
            es: "Con cuántos días de antelación, como máximo, pueden reservar los clientes.",
            pt: "Com quantos dias de antecedência, no máximo, os clientes podem marcar.",
            en: "How many days ahead customers may book at most."
        ),
        "booking.approval": Phrase(
            ca: "Si les reserves en línia s’aproven a l’instant o esperen que l’equip les aprovi.",
            fr: "Les réservations en ligne sont validées aussitôt, ou attendent que l’équipe les valide.",
            es: "Si las reservas en línea se aprueban al instante o esperan a que el equipo las apruebe.",
            pt: "Se as marcações online são aprovadas de imediato ou esperam pela aprovação da equipa.",
            en: "Whether online bookings are approved at once or wait for staff."
        ),
        "booking.registered_only": Phrase(
            ca: "Només pot reservar en línia qui ha iniciat la sessió.",
            fr: "Seuls les clients connectés peuvent réserver en ligne.",
            es: "Solo puede reservar en línea quien ha iniciado sesión.",
            pt: "Só quem iniciou sessão pode marcar online.",
            en: "Only customers who signed in may book online."
        ),
        "booking.offline_statuses": Phrase(
            ca: "Els clients amb aquests estats no poden reservar en línia.",
            fr: "Les clients qui ont ces statuts ne peuvent pas réserver en ligne.",
            es: "Los clientes con estos estados no pueden reservar en línea.",
            pt: "Os clientes com estes estados não podem marcar online.",
            en: "Clients of these statuses may not book online."
        ),
        "booking.open_bookings_max": Phrase(
            ca: "Quantes cites futures pot tenir reservades en línia un client; 0 és sense límit.",
            fr: "Combien de rendez-vous à venir un client peut avoir réservés en ligne ; 0 : sans limite.",
            es: "Cuántas citas futuras puede tener reservadas en línea un cliente; 0 es sin límite.",
            pt: "Quantas marcações futuras um cliente pode ter feitas online; 0 é sem limite.",
            en: "How many future appointments a client may have booked online; 0 is without limit."
        ),
        "booking.frequency_max": Phrase(
            ca: "Quantes cites pot reservar en línia un client dins del període de sota; 0 és sense límit.",
            fr:
                "Combien de rendez-vous un client peut réserver en ligne pendant la période ci-dessous ; 0 "
                + ": sans limite.",
            es:
                "Cuántas citas puede reservar en línea un cliente dentro del periodo de abajo; 0 es sin límite.",
            pt: "Quantas marcações um cliente pode fazer online dentro do período abaixo; 0 é sem limite.",
            en: "How many appointments a client may book online within the period below; 0 is without limit."
        ),
        "booking.frequency_days": Phrase(
            ca: "El període en dies, comptat abans i després de la cita nova.",
            fr: "La période en jours, comptée avant et après le nouveau rendez-vous.",
            es: "El periodo en días, contado antes y después de la cita nueva.",
            pt: "O período em dias, contado antes e depois da nova marcação.",
            en: "The period in days, counted both ways from the new appointment."
        ),
        "booking.no_show_warning": Phrase(
            ca: "Després de quantes absències s’avisa l’equip quan reserva per al client; 0 és mai.",
            fr:
                "Après combien d’absences l’équipe est avertie quand elle réserve pour le client ; 0 : jamais.",
            es: "Después de cuántas ausencias se avisa al equipo cuando reserva para el cliente; 0 es nunca.",
            pt: "Depois de quantas faltas a equipa é avisada ao marcar para o cliente; 0 é nunca.",
            en: "After how many no-shows staff are warned when they book for the client; 0 never."
        ),
        "booking.no_show_approval": Phrase(
            ca: "Després de quantes absències les reserves en línia del client esperen aprovació; 0 és mai.",
            fr:
                "Après combien d’absences les réservations en ligne du client attendent une validation ; 0 : jamais.",
            es:
                "Después de cuántas ausencias las reservas en línea del cliente esperan aprobación; 0 es nunca.",
            pt: "Depois de quantas faltas as marcações online do cliente esperam por aprovação; 0 é nunca.",
            en: "After how many no-shows a client’s online bookings wait for approval; 0 never."
        ),
        "booking.no_show_waiting_list": Phrase(
            ca: "Després de quantes absències el client només pot apuntar-se a la llista d’espera; 0 és mai.",
            fr:
                "Après combien d’absences le client ne peut que s’inscrire sur la liste d’attente ; 0 : jamais.",
            es:
                "Después de cuántas ausencias el cliente solo puede apuntarse a la lista de espera; 0 es nunca.",
            pt: "Depois de quantas faltas o cliente só pode inscrever-se na lista de espera; 0 é nunca.",
            en: "After how many no-shows a client may only join the waiting list; 0 never."
        ),
        "booking.no_show_blocked": Phrase(
            ca: "Després de quantes absències el client no pot reservar res en línia; 0 és mai.",
            fr: "Après combien d’absences le client ne peut plus rien réserver en ligne ; 0 : jamais.",
            es: "Después de cuántas ausencias el cliente no puede reservar nada en línea; 0 es nunca.",
            pt: "Depois de quantas faltas o cliente não pode marcar nada online; 0 é nunca.",
            en: "After how many no-shows a client can book nothing online; 0 never."
        ),
        "booking.no_show_days": Phrase(
            ca: "Després de quants dies una absència ja no compta.",
            fr: "Après combien de jours une absence ne compte plus.",
            es: "Después de cuántos días una ausencia ya no cuenta.",
            pt: "Depois de quantos dias uma falta deixa de contar.",
            en: "After how many days a no-show no longer counts."
        ),
        "unwanted_services.staff_override": Phrase(
            ca: "Si l’equip pot reservar un servei que el client no desitja: mai, o dient-ne el motiu.",
            fr:
                "Si l’équipe peut réserver une prestation que le client ne souhaite pas : jamais, ou en "
                + "donnant un motif.",
            es: "Si el equipo puede reservar un servicio que el cliente no desea: nunca, o dando el motivo.",
            pt: "Se a equipa pode marcar um serviço que o cliente não deseja: nunca, ou indicando o motivo.",
            en: "Whether staff may book a service that is unwanted for the client: never, or with a reason."
        ),
        "panel.customer_cancel": Phrase(
            ca: "Si els clients poden anul·lar: sempre, fins al límit de sota, o mai.",
            fr: "Si les clients peuvent annuler : toujours, jusqu’à la limite ci-dessous, ou jamais.",
            es: "Si los clientes pueden cancelar: siempre, hasta el límite de abajo, o nunca.",
            pt: "Se os clientes podem cancelar: sempre, até ao limite abaixo, ou nunca.",
            en: "Whether customers may cancel: always, until the limit below, or never."
        ),
        "panel.customer_cancel_cutoff_minutes": Phrase(
            ca: "Fins a quants minuts abans de l’inici es pot anul·lar, si hi ha límit.",
            fr: "Jusqu’à combien de minutes avant le début on peut annuler, s’il y a une limite.",
            es: "Hasta cuántos minutos antes del inicio se puede cancelar, si hay límite.",
            pt: "Até quantos minutos antes do início se pode cancelar, se houver limite.",
            en: "Until how many minutes before the start customers may cancel, where there is a limit."
        ),
        "panel.customer_reschedule": Phrase(
            ca: "Si els clients poden canviar l’hora de les seves cites.",
            fr: "Si les clients peuvent déplacer leurs rendez-vous.",
            es: "Si los clientes pueden cambiar la hora de sus citas.",
            pt: "Se os clientes podem mudar a hora das suas marcações.",
            en: "Whether customers may move their own appointments."
        ),
        "panel.customer_reschedule_cutoff_minutes": Phrase(
            ca: "Fins a quants minuts abans de l’inici poden canviar l’hora.",
            fr: "Jusqu’à combien de minutes avant le début ils peuvent déplacer un rendez-vous.",
            es: "Hasta cuántos minutos antes del inicio pueden cambiar la hora.",
            pt: "Até quantos minutos antes do início podem mudar a hora.",
            en: "Until how many minutes before the start customers may move an appointment."
        ),
        "panel.customer_reschedule_statuses": Phrase(
            ca: "En quins estats es pot canviar l’hora d’una cita.",
            fr: "Dans quels états un rendez-vous peut être déplacé.",
            es: "En qué estados se puede cambiar la hora de una cita.",
            pt: "Em que estados se pode mudar a hora de uma marcação.",
            en: "In which statuses customers may move an appointment."
        ),
        "waiting_list.enabled": Phrase(
            ca: "Si els clients es poden apuntar ells mateixos a la llista d’espera.",
            fr: "Si les clients peuvent s’inscrire eux-mêmes sur la liste d’attente.",
            es: "Si los clientes pueden apuntarse ellos mismos a la lista de espera.",
            pt: "Se os clientes se podem inscrever na lista de espera.",
            en: "Whether customers may put themselves on the waiting list."
        ),
        "waiting_list.offering": Phrase(
            ca: "Si una hora que queda lliure s’ofereix a qui espera, d’un en un, o només l’ofereix l’equip.",
            fr:
                "Si un horaire libéré est proposé à ceux qui attendent, un par un, ou seulement par l’équipe.",
            es:
                "Si una hora que queda libre se ofrece a quien espera, de uno en uno, o solo la ofrece el equipo.",
            pt: "Se uma hora que fica livre é oferecida a quem espera, um a um, ou só pela equipa.",
            en: "Whether a freed time is offered to who waits, one by one, or only by staff."
        ),
        "waiting_list.hold_minutes": Phrase(
            ca: "Durant quants minuts es guarda una hora oferta abans de passar al següent.",
            fr: "Pendant combien de minutes un horaire proposé est gardé avant de passer au suivant.",
            es: "Durante cuántos minutos se guarda una hora ofrecida antes de pasar al siguiente.",
            pt: "Durante quantos minutos se guarda uma hora oferecida antes de passar ao seguinte.",
            en: "For how many minutes an offered time is held before it passes to the next."
        ),
    ]
}
