/// What people are told in French, in the form of address “vous”.
enum FrenchWords: LanguageWords {
    static let greeting = "Bonjour {customer_first_name},"
    // No line may begin with a colon.
    static let colon = "\u{A0}: "
    static let preferences = "Choisir les messages que vous souhaitez recevoir"

    static func label(_ fact: MessageFact) -> String {
        switch fact {
        case .service: "Prestation"
        case .time: "Date et heure"
        case .timeBefore: "Auparavant"
        case .price: "Prix"
        case .employee: "Avec"
        case .branch: "Lieu"
        case .address: "Adresse"
        case .phone, .clientPhone: "Téléphone"
        case .offerEnds: "Réservé pour vous jusqu’au"
        case .userName, .employeeUserName: "Identifiant"
        case .password: "Mot de passe (par sécurité, modifiez-le à la première connexion)"
        case .client: "Nom"
        case .clientEmail: "E-mail"
        case .seats: "Places"
        case .clientNote: "Commentaire"
        case .webhook: "Adresse"
        case .webhookReason: "Motif"
        }
    }

    static func client(_ event: MessageEvent) -> MessageWords {
        switch event {
        case .booked:
            MessageWords(
                "Rendez-vous confirmé\(colon){appointment_date_time}",
                .words("Votre rendez-vous est confirmé. En voici les détails\u{A0}:"),
                .facts,
                .link("Gérer le rendez-vous", .manageLink),
                .words("En cas d’empêchement, merci de nous prévenir dès que possible.")
            )
        case .requested:
            MessageWords(
                "Demande de rendez-vous reçue\(colon){appointment_date_time}",
                .words("Nous avons bien reçu votre demande de rendez-vous\u{A0}:"),
                .facts,
                .words("Elle n’est pas encore confirmée. Nous vous écrirons dès que nous l’aurons examinée."),
                .link("Gérer la demande", .manageLink)
            )
        case .approved:
            MessageWords(
                "Rendez-vous confirmé\(colon){appointment_date_time}",
                .words("Nous avons accepté votre demande et le rendez-vous est confirmé\u{A0}:"),
                .facts,
                .link("Gérer le rendez-vous", .manageLink),
                .words("En cas d’empêchement, merci de nous prévenir dès que possible.")
            )
        case .rejected:
            MessageWords(
                "Nous ne pouvons pas confirmer votre rendez-vous\(colon){appointment_date_time}",
                .words("Nous regrettons de ne pas pouvoir vous donner le rendez-vous demandé\u{A0}:"),
                .facts,
                .words("Si un autre moment vous convient, appelez-nous ou demandez un nouveau rendez-vous."),
                .link("Demander un autre rendez-vous", .customerPanelURL)
            )
        case .rescheduled:
            MessageWords(
                "Rendez-vous modifié\(colon){appointment_date_time}",
                .words("Votre rendez-vous a été modifié. En voici les nouveaux détails\u{A0}:"),
                .facts,
                .link("Gérer le rendez-vous", .manageLink),
                .words("Si ce changement ne vous convient pas, n’hésitez pas à nous contacter.")
            )
        case .cancelled:
            MessageWords(
                "Rendez-vous annulé\(colon){appointment_date_time}",
                .words("Votre rendez-vous a été annulé\u{A0}:"),
                .facts,
                .words(
                    "Pour toute question, appelez-nous. Vous pouvez demander un autre rendez-vous quand "
                        + "vous le souhaitez."
                ),
                .link("Demander un autre rendez-vous", .customerPanelURL)
            )
        case .left:
            MessageWords(
                "Place annulée\(colon){appointment_date_time}",
                .words("Nous avons annulé votre place dans cette séance de groupe\u{A0}:"),
                .facts,
                .words(
                    "Pour toute question, appelez-nous. Vous pouvez demander un autre rendez-vous quand "
                        + "vous le souhaitez."
                ),
                .link("Demander un autre rendez-vous", .customerPanelURL)
            )
        case .noShow:
            MessageWords(
                "Votre rendez-vous manqué\(colon){appointment_date_time}",
                .words(
                    "Nous vous attendions à ce rendez-vous et vous n’avez pas pu venir. Nous espérons que "
                        + "tout va bien."
                ),
                .facts,
                .words("Si vous le souhaitez, appelez-nous ou demandez un nouveau rendez-vous."),
                .link("Demander un autre rendez-vous", .customerPanelURL)
            )
        case .reminder:
            MessageWords(
                "Rappel de votre rendez-vous\(colon){appointment_date_time}",
                .words("Nous vous rappelons votre prochain rendez-vous\u{A0}:"),
                .facts,
                .link("Gérer le rendez-vous", .manageLink),
                .words("En cas d’empêchement, merci de nous prévenir dès que possible.")
            )
        case .followUp:
            MessageWords(
                "Merci de votre visite",
                .words("Merci de votre visite. Nous espérons que tout s’est bien passé."),
                .facts,
                .words("Pour une question ou pour nous donner votre avis, nous restons à votre disposition."),
                .link("Demander un autre rendez-vous", .customerPanelURL)
            )
        case .waitingListOffered:
            MessageWords(
                "Un horaire s’est libéré\(colon){appointment_date_time}",
                .words(
                    "Un horaire correspondant à votre demande s’est libéré et nous vous l’avons "
                        + "réservé\u{A0}:"
                ),
                .facts,
                .link("Accepter ou refuser l’horaire", .waitingListOfferURL),
                .words("Sans réponse de votre part dans ce délai, nous le proposerons à une autre personne.")
            )
        case .waitingListJoined:
            MessageWords(
                "Votre demande est sur liste d’attente",
                .words("Nous avons inscrit votre demande sur la liste d’attente\u{A0}:"),
                .facts,
                .words("Nous vous préviendrons dès qu’un horaire adapté se libérera.")
            )
        case .accessGranted:
            MessageWords(
                "{company_name}\(colon)votre accès à l’espace personnel",
                .words(
                    "Vous pouvez désormais consulter et gérer vos rendez-vous dans votre espace personnel."
                ),
                .facts,
                .link("Créer le mot de passe", .urlToResetPassword),
                .link("Accéder à l’espace personnel", .customerPanelURL),
                .words("Ne communiquez ces informations à personne.")
            )
        case .passwordReset:
            MessageWords(
                "Changement de mot de passe",
                .words(
                    "Nous avons reçu une demande de changement du mot de passe de votre espace personnel."
                ),
                .link("Choisir un nouveau mot de passe", .urlToResetPassword),
                .words("Ce lien expire rapidement et ne peut servir qu’une seule fois."),
                .words(
                    "Si vous n’êtes pas à l’origine de cette demande, ne faites rien\(colon)votre mot de "
                        + "passe reste inchangé."
                )
            )
        case .signInLink:
            MessageWords(
                "Votre lien de connexion",
                .words("Ce lien vous permet d’accéder à votre espace personnel sans mot de passe."),
                .link("Accéder à l’espace personnel", .signInLink),
                .words("Ce lien expire rapidement et ne peut servir qu’une seule fois."),
                .words("Si vous n’êtes pas à l’origine de cette demande, ne faites rien.")
            )
        case .birthday:
            MessageWords(
                "Joyeux anniversaire, {customer_first_name}\u{202F}!",
                .words("Toute l’équipe vous souhaite un très joyeux anniversaire.")
            )
        case .staffInvited, .staffPasswordReset, .webhookPaused: nothing
        }
    }

    static func staff(_ event: MessageEvent) -> MessageWords {
        switch event {
        case .booked:
            MessageWords(
                "Nouveau rendez-vous\(colon){customer_full_name}, {appointment_date_time}",
                .words("Un rendez-vous a été pris\u{A0}:"),
                .facts
            )
        case .requested:
            MessageWords(
                "Rendez-vous à confirmer\(colon){customer_full_name}, {appointment_date_time}",
                .words("Une demande de rendez-vous attend d’être confirmée\u{A0}:"),
                .facts
            )
        case .approved:
            MessageWords(
                "Rendez-vous confirmé\(colon){customer_full_name}, {appointment_date_time}",
                .words("Une demande a été acceptée et le rendez-vous est confirmé\u{A0}:"),
                .facts
            )
        case .rejected:
            MessageWords(
                "Demande refusée\(colon){customer_full_name}, {appointment_date_time}",
                .words("Cette demande de rendez-vous a été refusée\u{A0}:"),
                .facts
            )
        case .rescheduled:
            MessageWords(
                "Rendez-vous modifié\(colon){customer_full_name}, {appointment_date_time}",
                .words("Un rendez-vous a été modifié\u{A0}:"),
                .facts
            )
        case .cancelled:
            MessageWords(
                "Rendez-vous annulé\(colon){customer_full_name}, {appointment_date_time}",
                .words("Ce rendez-vous a été annulé\u{A0}:"),
                .facts
            )
        case .left:
            MessageWords(
                "Place annulée\(colon){customer_full_name}, {appointment_date_time}",
                .words("Une place a été annulée\u{202F}; la séance de groupe est maintenue\u{A0}:"),
                .facts
            )
        case .noShow:
            MessageWords(
                "Absence\(colon){customer_full_name}, {appointment_date_time}",
                .words("Une absence a été notée pour ce rendez-vous\u{A0}:"),
                .facts
            )
        case .reminder:
            MessageWords(
                "Prochain rendez-vous\(colon){customer_full_name}, {appointment_date_time}",
                .words("Nous vous rappelons ce rendez-vous\u{A0}:"),
                .facts
            )
        case .staffInvited:
            MessageWords(
                "{company_name}\(colon)invitation à rejoindre l’équipe",
                .words("Bonjour {staff_name},"),
                .words("Un compte a été créé pour vous. Pour commencer, choisissez un mot de passe\u{A0}:"),
                .facts,
                .link("Choisir le mot de passe", .invitationLink),
                .words(
                    "Ce lien expire et ne peut servir qu’une seule fois. Si vous n’attendiez pas ce "
                        + "message, ne faites rien."
                )
            )
        case .webhookPaused:
            MessageWords(
                "{company_name}\(colon)un webhook a été suspendu",
                .words("Nous n’envoyons plus d’événements à cette adresse\u{A0}:"),
                .facts,
                .words(
                    "Rien n’est perdu. Dès que le destinataire fonctionne à nouveau, réactivez le webhook dans les "
                        + "paramètres\u{A0}: il recevra tout ce qui s’est passé entre-temps."
                )
            )
        case .staffPasswordReset:
            MessageWords(
                "Changement de mot de passe",
                .words("Bonjour {staff_name},"),
                .words(
                    "Nous avons reçu une demande de changement du mot de passe avec lequel vous accédez à {company_name}."
                ),
                .link("Choisir un nouveau mot de passe", .urlToResetPassword),
                .words("Le lien expire rapidement et ne fonctionne qu’une seule fois."),
                .words("Si vous n’avez rien demandé, ne faites rien\u{A0}: votre mot de passe reste le même.")
            )
        case .followUp, .waitingListOffered, .waitingListJoined, .accessGranted, .passwordReset, .signInLink,
            .birthday:
            nothing
        }
    }
}
