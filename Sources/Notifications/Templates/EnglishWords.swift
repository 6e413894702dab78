/// What people are told in English, as in Great Britain.
enum EnglishWords: LanguageWords {
    static let greeting = "Hello {customer_first_name},"
    static let preferences = "Choose which messages you receive"

    static func label(_ fact: MessageFact) -> String {
        switch fact {
        case .service: "Service"
        case .time: "Date and time"
        case .timeBefore: "Previously"
        case .price: "Price"
        case .employee: "With"
        case .branch: "Location"
        case .address: "Address"
        case .phone, .clientPhone: "Phone"
        case .offerEnds: "Held for you until"
        case .userName, .employeeUserName: "User name"
        case .password: "Password (for your security, please change it when you sign in)"
        case .client: "Name"
        case .clientEmail: "Email"
        case .seats: "Places"
        case .clientNote: "Comment"
        case .webhook: "Address"
        case .webhookReason: "Reason"
        }
    }

    static func client(_ event: MessageEvent) -> MessageWords {
        switch event {
        case .booked:
            MessageWords(
                "Appointment confirmed: {appointment_date_time}",
                .words("Your appointment is confirmed. Here are the details:"),
                .facts,
                .link("Manage your appointment", .manageLink),
                .words("If you cannot come, please let us know as early as you can.")
            )
        case .requested:
            MessageWords(
                "We have received your request: {appointment_date_time}",
                .words("Thank you for your request for an appointment:"),
                .facts,
                .words("It is not confirmed yet. We will write to you as soon as we have looked at it."),
                .link("Manage your request", .manageLink)
            )
        case .approved:
            MessageWords(
                "Appointment confirmed: {appointment_date_time}",
                .words("We have accepted your request and your appointment is confirmed:"),
                .facts,
                .link("Manage your appointment", .manageLink),
                .words("If you cannot come, please let us know as early as you can.")
            )
        case .rejected:
            MessageWords(
                "We cannot confirm your appointment: {appointment_date_time}",
                .words("We are sorry that we cannot offer you the appointment you asked for:"),
                .facts,
                .words("If another day or time would suit you, please call us or ask for a new appointment."),
                .link("Ask for another appointment", .customerPanelURL)
            )
        case .rescheduled:
            MessageWords(
                "Your appointment has changed: {appointment_date_time}",
                .words("Your appointment has changed. Here are the new details:"),
                .facts,
                .link("Manage your appointment", .manageLink),
                .words("If the change does not suit you, please get in touch with us.")
            )
        case .cancelled:
            MessageWords(
                "Appointment cancelled: {appointment_date_time}",
                .words("Your appointment has been cancelled:"),
                .facts,
                .words(
                    "If you have any questions, please call us. You are welcome to book again at any time."
                ),
                .link("Ask for another appointment", .customerPanelURL)
            )
        case .left:
            MessageWords(
                "Place cancelled: {appointment_date_time}",
                .words("We have cancelled your place in this group session:"),
                .facts,
                .words(
                    "If you have any questions, please call us. You are welcome to book again at any time."
                ),
                .link("Ask for another appointment", .customerPanelURL)
            )
        case .noShow:
            MessageWords(
                "We missed you: {appointment_date_time}",
                .words(
                    "We were expecting you for this appointment and you could not come. We hope all is well."
                ),
                .facts,
                .words("If you would like, please call us or ask for a new appointment."),
                .link("Ask for another appointment", .customerPanelURL)
            )
        case .reminder:
            MessageWords(
                "Reminder of your appointment: {appointment_date_time}",
                .words("This is a reminder of your next appointment:"),
                .facts,
                .link("Manage your appointment", .manageLink),
                .words("If you cannot come, please let us know as early as you can.")
            )
        case .followUp:
            MessageWords(
                "Thank you for your visit",
                .words("Thank you for your visit. We hope that all went well."),
                .facts,
                .words("If you have a question or would like to tell us how it was, we are here for you."),
                .link("Ask for another appointment", .customerPanelURL)
            )
        case .waitingListOffered:
            MessageWords(
                "A time has become free: {appointment_date_time}",
                .words("A time that fits your request has become free, and we are holding it for you:"),
                .facts,
                .link("Accept or decline this time", .waitingListOfferURL),
                .words("If we do not hear from you by then, we will offer it to somebody else.")
            )
        case .waitingListJoined:
            MessageWords(
                "Your request is on the waiting list",
                .words("We have put your request on the waiting list:"),
                .facts,
                .words("We will let you know as soon as a suitable time becomes free.")
            )
        case .accessGranted:
            MessageWords(
                "Your access to your personal area at {company_name}",
                .words("You can now see and manage your appointments in your personal area."),
                .facts,
                .link("Set your password", .urlToResetPassword),
                .link("Go to your personal area", .customerPanelURL),
                .words("Please do not share these details with anybody.")
            )
        case .passwordReset:
            MessageWords(
                "Changing your password",
                .words("We have received a request to change the password of your personal area."),
                .link("Choose a new password", .urlToResetPassword),
                .words("The link works for a short time and only once."),
                .words("If you did not ask for this, you need not do anything: your password stays the same.")
            )
        case .signInLink:
            MessageWords(
                "Your link to sign in",
                .words("With this link you can enter your personal area without a password."),
                .link("Go to your personal area", .signInLink),
                .words("The link works for a short time and only once."),
                .words("If you did not ask for this, you need not do anything.")
            )
        case .birthday:
            MessageWords(
                "Happy birthday, {customer_first_name}!",
                .words("All of us wish you a very happy birthday.")
            )
        case .staffInvited, .staffPasswordReset, .webhookPaused: nothing
        }
    }

    static func staff(_ event: MessageEvent) -> MessageWords {
        switch event {
        case .booked:
            MessageWords(
                "New appointment: {customer_full_name}, {appointment_date_time}",
                .words("An appointment has been booked:"),
                .facts
            )
        case .requested:
            MessageWords(
                "Appointment to confirm: {customer_full_name}, {appointment_date_time}",
                .words("A request for an appointment is waiting to be confirmed:"),
                .facts
            )
        case .approved:
            MessageWords(
                "Appointment confirmed: {customer_full_name}, {appointment_date_time}",
                .words("A request has been accepted and the appointment is confirmed:"),
                .facts
            )
        case .rejected:
            MessageWords(
                "Request declined: {customer_full_name}, {appointment_date_time}",
                .words("This request for an appointment has been declined:"),
                .facts
            )
        case .rescheduled:
            MessageWords(
                "Appointment changed: {customer_full_name}, {appointment_date_time}",
                .words("An appointment has been changed:"),
                .facts
            )
        case .cancelled:
            MessageWords(
                "Appointment cancelled: {customer_full_name}, {appointment_date_time}",
                .words("This appointment has been cancelled:"),
                .facts
            )
        case .left:
            MessageWords(
                "Place cancelled: {customer_full_name}, {appointment_date_time}",
                .words("A place has been cancelled; the group session goes ahead:"),
                .facts
            )
        case .noShow:
            MessageWords(
                "Did not attend: {customer_full_name}, {appointment_date_time}",
                .words("An absence has been noted for this appointment:"),
                .facts
            )
        case .reminder:
            MessageWords(
                "Next appointment: {customer_full_name}, {appointment_date_time}",
                .words("This is a reminder of this appointment:"),
                .facts
            )
        case .staffInvited:
            MessageWords(
                "Invitation to join the team at {company_name}",
                .words("Hello {staff_name},"),
                .words("An account has been created for you. To begin, please choose a password:"),
                .facts,
                .link("Choose your password", .invitationLink),
                .words(
                    "The link expires and works only once. If you did not expect this message, you need "
                        + "not do anything."
                )
            )
        case .webhookPaused:
            MessageWords(
                "{company_name}: a webhook has been paused",
                .words("We have stopped sending events to this address:"),
                .facts,
                .words(
                    "Nothing is lost. Once the receiver works again, resume the webhook in the settings: it will "
                        + "then be told everything that has happened in the meantime."
                )
            )
        case .staffPasswordReset:
            MessageWords(
                "Changing your password",
                .words("Hello {staff_name},"),
                .words(
                    "We have received a request to change the password with which you sign in at {company_name}."
                ),
                .link("Choose a new password", .urlToResetPassword),
                .words("The link works for a short time and only once."),
                .words("If you did not ask for this, you need not do anything: your password stays the same.")
            )
        case .followUp, .waitingListOffered, .waitingListJoined, .accessGranted, .passwordReset, .signInLink,
            .birthday:
            nothing
        }
    }
}
