/// What people are told in Spanish, in the form of address “usted”.
enum SpanishWords: LanguageWords {
    static let greeting = "Hola, {customer_first_name}:"
    static let preferences = "Elegir qué mensajes desea recibir"

    static func label(_ fact: MessageFact) -> String {
        switch fact {
        case .service: "Servicio"
        case .time: "Fecha y hora"
        case .timeBefore: "Antes"
        case .price: "Precio"
        case .employee: "Profesional"
        case .branch: "Centro"
        case .address: "Dirección"
        case .phone, .clientPhone: "Teléfono"
        case .offerEnds: "Reservada para usted hasta"
        case .userName, .employeeUserName: "Usuario"
        case .password: "Contraseña (por seguridad, cámbiela al entrar)"
        case .client: "Nombre"
        case .clientEmail: "Correo electrónico"
        case .seats: "Plazas"
        case .clientNote: "Comentario"
        case .webhook: "Dirección"
        case .webhookReason: "Motivo"
        }
    }

    static func client(_ event: MessageEvent) -> MessageWords {
        switch event {
        case .booked:
            MessageWords(
                "Cita confirmada: {appointment_date_time}",
                .words("Su cita está confirmada. Estos son los datos:"),
                .facts,
                .link("Gestionar la cita", .manageLink),
                .words("Si no puede venir, le agradeceremos que nos avise con la mayor antelación posible.")
            )
        case .requested:
            MessageWords(
                "Solicitud de cita recibida: {appointment_date_time}",
                .words("Hemos recibido su solicitud de cita:"),
                .facts,
                .words("Todavía no está confirmada. Le escribiremos en cuanto la hayamos revisado."),
                .link("Gestionar la solicitud", .manageLink)
            )
        case .approved:
            MessageWords(
                "Cita confirmada: {appointment_date_time}",
                .words("Hemos aceptado su solicitud y la cita queda confirmada:"),
                .facts,
                .link("Gestionar la cita", .manageLink),
                .words("Si no puede venir, le agradeceremos que nos avise con la mayor antelación posible.")
            )
        case .rejected:
            MessageWords(
                "No podemos confirmar su cita: {appointment_date_time}",
                .words("Lamentamos no poder darle la cita que había solicitado:"),
                .facts,
                .words("Si le conviene otro día u otra hora, llámenos o solicite una nueva cita."),
                .link("Solicitar otra cita", .customerPanelURL)
            )
        case .rescheduled:
            MessageWords(
                "Cambio de cita: {appointment_date_time}",
                .words("Su cita ha cambiado. Estos son los nuevos datos:"),
                .facts,
                .link("Gestionar la cita", .manageLink),
                .words("Si el cambio no le va bien, póngase en contacto con nosotros.")
            )
        case .cancelled:
            MessageWords(
                "Cita anulada: {appointment_date_time}",
                .words("Su cita ha quedado anulada:"),
                .facts,
                .words("Si tiene alguna duda, llámenos. Cuando lo desee, puede solicitar otra cita."),
                .link("Solicitar otra cita", .customerPanelURL)
            )
        case .left:
            MessageWords(
                "Plaza anulada: {appointment_date_time}",
                .words("Hemos anulado su plaza en esta sesión de grupo:"),
                .facts,
                .words("Si tiene alguna duda, llámenos. Cuando lo desee, puede solicitar otra cita."),
                .link("Solicitar otra cita", .customerPanelURL)
            )
        case .noShow:
            MessageWords(
                "Le echamos de menos en su cita: {appointment_date_time}",
                .words("Le esperábamos en esta cita y no ha podido venir. Esperamos que todo vaya bien."),
                .facts,
                .words("Si lo desea, llámenos o solicite una nueva cita."),
                .link("Solicitar otra cita", .customerPanelURL)
            )
        case .reminder:
            MessageWords(
                "Recordatorio de su cita: {appointment_date_time}",
                .words("Le recordamos su próxima cita:"),
                .facts,
                .link("Gestionar la cita", .manageLink),
                .words("Si no puede venir, le agradeceremos que nos avise con la mayor antelación posible.")
            )
        case .followUp:
            MessageWords(
                "Gracias por su visita",
                .words("Gracias por su visita. Esperamos que todo haya ido bien."),
                .facts,
                .words("Si tiene alguna duda o desea darnos su opinión, estamos a su disposición."),
                .link("Solicitar otra cita", .customerPanelURL)
            )
        case .waitingListOffered:
            MessageWords(
                "Ha quedado una hora libre: {appointment_date_time}",
                .words("Ha quedado libre una hora que encaja con lo que nos pidió y se la hemos reservado:"),
                .facts,
                .link("Aceptar o rechazar la hora", .waitingListOfferURL),
                .words("Si no responde dentro del plazo, se la ofreceremos a otra persona.")
            )
        case .waitingListJoined:
            MessageWords(
                "Su solicitud está en la lista de espera",
                .words("Hemos incluido su solicitud en la lista de espera:"),
                .facts,
                .words("En cuanto quede libre una hora adecuada, le avisaremos.")
            )
        case .accessGranted:
            MessageWords(
                "{company_name}: su acceso al área personal",
                .words("Ya puede consultar y gestionar sus citas en su área personal."),
                .facts,
                .link("Crear la contraseña", .urlToResetPassword),
                .link("Entrar en el área personal", .customerPanelURL),
                .words("No comparta estos datos con nadie.")
            )
        case .passwordReset:
            MessageWords(
                "Cambio de contraseña",
                .words("Hemos recibido una solicitud para cambiar la contraseña de su área personal."),
                .link("Elegir una contraseña nueva", .urlToResetPassword),
                .words("El enlace caduca en poco tiempo y solo se puede usar una vez."),
                .words("Si no lo ha solicitado usted, no haga nada: su contraseña seguirá siendo la misma.")
            )
        case .signInLink:
            MessageWords(
                "Su enlace de acceso",
                .words("Con este enlace puede entrar en su área personal sin contraseña."),
                .link("Entrar en el área personal", .signInLink),
                .words("El enlace caduca en poco tiempo y solo se puede usar una vez."),
                .words("Si no lo ha solicitado usted, no haga nada.")
            )
        case .birthday:
            MessageWords(
                "¡Feliz cumpleaños, {customer_first_name}!",
                .words("Todo el equipo le desea un muy feliz cumpleaños.")
            )
        case .staffInvited, .staffPasswordReset, .webhookPaused: nothing
        }
    }

    static func staff(_ event: MessageEvent) -> MessageWords {
        switch event {
        case .booked:
            MessageWords(
                "Nueva cita: {customer_full_name}, {appointment_date_time}",
                .words("Se ha reservado una cita:"),
                .facts
            )
        case .requested:
            MessageWords(
                "Cita por confirmar: {customer_full_name}, {appointment_date_time}",
                .words("Hay una solicitud de cita pendiente de confirmar:"),
                .facts
            )
        case .approved:
            MessageWords(
                "Cita confirmada: {customer_full_name}, {appointment_date_time}",
                .words("Se ha aceptado una solicitud y la cita queda confirmada:"),
                .facts
            )
        case .rejected:
            MessageWords(
                "Solicitud rechazada: {customer_full_name}, {appointment_date_time}",
                .words("Se ha rechazado esta solicitud de cita:"),
                .facts
            )
        case .rescheduled:
            MessageWords(
                "Cambio de cita: {customer_full_name}, {appointment_date_time}",
                .words("Se ha cambiado una cita:"),
                .facts
            )
        case .cancelled:
            MessageWords(
                "Cita anulada: {customer_full_name}, {appointment_date_time}",
                .words("Se ha anulado esta cita:"),
                .facts
            )
        case .left:
            MessageWords(
                "Plaza anulada: {customer_full_name}, {appointment_date_time}",
                .words("Se ha anulado una plaza; la sesión de grupo se mantiene:"),
                .facts
            )
        case .noShow:
            MessageWords(
                "No se ha presentado: {customer_full_name}, {appointment_date_time}",
                .words("Se ha anotado una ausencia en esta cita:"),
                .facts
            )
        case .reminder:
            MessageWords(
                "Próxima cita: {customer_full_name}, {appointment_date_time}",
                .words("Le recordamos esta cita:"),
                .facts
            )
        case .staffInvited:
            MessageWords(
                "{company_name}: invitación al equipo",
                .words("Hola, {staff_name}:"),
                .words("Hemos creado una cuenta para usted. Para empezar, elija una contraseña:"),
                .facts,
                .link("Elegir la contraseña", .invitationLink),
                .words(
                    "El enlace caduca y solo se puede usar una vez. Si no esperaba este mensaje, no haga "
                        + "nada."
                )
            )
        case .webhookPaused:
            MessageWords(
                "{company_name}: se ha pausado un webhook",
                .words("Hemos dejado de enviar eventos a esta dirección:"),
                .facts,
                .words(
                    "No se ha perdido nada. Cuando el receptor vuelva a funcionar, reactive el webhook en la "
                        + "configuración y recibirá todo lo que haya ocurrido mientras tanto."
                )
            )
        case .staffPasswordReset:
            MessageWords(
                "Cambio de contraseña",
                .words("Hola, {staff_name}:"),
                .words(
                    "Hemos recibido una solicitud para cambiar la contraseña con la que entra en {company_name}."
                ),
                .link("Elegir una contraseña nueva", .urlToResetPassword),
                .words("El enlace caduca en poco tiempo y solo se puede usar una vez."),
                .words("Si no lo ha solicitado usted, no haga nada: su contraseña seguirá siendo la misma.")
            )
        case .followUp, .waitingListOffered, .waitingListJoined, .accessGranted, .passwordReset, .signInLink,
            .birthday:
            nothing
        }
    }
}
