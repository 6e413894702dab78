/// What people are told in Portuguese as in Portugal, in the polite third person.
enum PortugueseWords: LanguageWords {
    static let greeting = "Olá, {customer_first_name},"
    static let preferences = "Escolher as mensagens que pretende receber"

    static func label(_ fact: MessageFact) -> String {
        switch fact {
        case .service: "Serviço"
        case .time: "Data e hora"
        case .timeBefore: "Antes"
        case .price: "Preço"
        case .employee: "Profissional"
        case .branch: "Local"
        case .address: "Morada"
        case .phone, .clientPhone: "Telefone"
        case .offerEnds: "Reservada para si até"
        case .userName, .employeeUserName: "Utilizador"
        case .password: "Palavra-passe (por segurança, altere-a ao entrar)"
        case .client: "Nome"
        case .clientEmail: "E-mail"
        case .seats: "Lugares"
        case .clientNote: "Comentário"
        case .webhook: "Endereço"
        case .webhookReason: "Motivo"
        }
    }

    static func client(_ event: MessageEvent) -> MessageWords {
        switch event {
        case .booked:
            MessageWords(
                "Marcação confirmada: {appointment_date_time}",
                .words("A sua marcação está confirmada. Estes são os dados:"),
                .facts,
                .link("Gerir a marcação", .manageLink),
                .words(
                    "Se não puder comparecer, agradecemos que nos avise com a maior antecedência possível."
                )
            )
        case .requested:
            MessageWords(
                "Pedido de marcação recebido: {appointment_date_time}",
                .words("Recebemos o seu pedido de marcação:"),
                .facts,
                .words("Ainda não está confirmado. Entraremos em contacto consigo assim que o analisarmos."),
                .link("Gerir o pedido", .manageLink)
            )
        case .approved:
            MessageWords(
                "Marcação confirmada: {appointment_date_time}",
                .words("Aceitámos o seu pedido e a marcação está confirmada:"),
                .facts,
                .link("Gerir a marcação", .manageLink),
                .words(
                    "Se não puder comparecer, agradecemos que nos avise com a maior antecedência possível."
                )
            )
        case .rejected:
            MessageWords(
                "Não podemos confirmar a sua marcação: {appointment_date_time}",
                .words("Lamentamos não poder confirmar a marcação que pediu:"),
                .facts,
                .words("Se lhe convier outro dia ou outra hora, telefone-nos ou peça uma nova marcação."),
                .link("Pedir outra marcação", .customerPanelURL)
            )
        case .rescheduled:
            MessageWords(
                "Marcação alterada: {appointment_date_time}",
                .words("A sua marcação foi alterada. Estes são os novos dados:"),
                .facts,
                .link("Gerir a marcação", .manageLink),
                .words("Se a alteração não lhe convier, entre em contacto connosco.")
            )
        case .cancelled:
            MessageWords(
                "Marcação cancelada: {appointment_date_time}",
                .words("A sua marcação foi cancelada:"),
                .facts,
                .words("Se tiver alguma dúvida, telefone-nos. Quando desejar, pode pedir outra marcação."),
                .link("Pedir outra marcação", .customerPanelURL)
            )
        case .left:
            MessageWords(
                "Lugar cancelado: {appointment_date_time}",
                .words("Cancelámos o seu lugar nesta sessão de grupo:"),
                .facts,
                .words("Se tiver alguma dúvida, telefone-nos. Quando desejar, pode pedir outra marcação."),
                .link("Pedir outra marcação", .customerPanelURL)
            )
        case .noShow:
            MessageWords(
                "Sentimos a sua falta: {appointment_date_time}",
                .words(
                    "Contávamos consigo nesta marcação e não pôde comparecer. Esperamos que esteja tudo bem."
                ),
                .facts,
                .words("Se desejar, telefone-nos ou peça uma nova marcação."),
                .link("Pedir outra marcação", .customerPanelURL)
            )
        case .reminder:
            MessageWords(
                "Lembrete da sua marcação: {appointment_date_time}",
                .words("Lembramos-lhe a sua próxima marcação:"),
                .facts,
                .link("Gerir a marcação", .manageLink),
                .words(
                    "Se não puder comparecer, agradecemos que nos avise com a maior antecedência possível."
                )
            )
        case .followUp:
            MessageWords(
                "Obrigado pela sua visita",
                .words("Obrigado pela sua visita. Esperamos que tudo tenha corrido bem."),
                .facts,
                .words("Se tiver alguma dúvida ou quiser dar-nos a sua opinião, estamos ao seu dispor."),
                .link("Pedir outra marcação", .customerPanelURL)
            )
        case .waitingListOffered:
            MessageWords(
                "Ficou livre uma hora: {appointment_date_time}",
                .words("Ficou livre uma hora que corresponde ao que nos pediu e reservámo-la para si:"),
                .facts,
                .link("Aceitar ou recusar a hora", .waitingListOfferURL),
                .words("Se não responder dentro do prazo, será oferecida a outra pessoa.")
            )
        case .waitingListJoined:
            MessageWords(
                "O seu pedido está na lista de espera",
                .words("Colocámos o seu pedido na lista de espera:"),
                .facts,
                .words("Assim que ficar livre uma hora adequada, entraremos em contacto consigo.")
            )
        case .accessGranted:
            MessageWords(
                "{company_name}: o seu acesso à área pessoal",
                .words("Já pode consultar e gerir as suas marcações na sua área pessoal."),
                .facts,
                .link("Criar a palavra-passe", .urlToResetPassword),
                .link("Entrar na área pessoal", .customerPanelURL),
                .words("Não partilhe estes dados com ninguém.")
            )
        case .passwordReset:
            MessageWords(
                "Alteração da palavra-passe",
                .words("Recebemos um pedido para alterar a palavra-passe da sua área pessoal."),
                .link("Escolher uma nova palavra-passe", .urlToResetPassword),
                .words("A ligação expira em pouco tempo e só pode ser utilizada uma vez."),
                .words("Se não fez este pedido, ignore esta mensagem: a sua palavra-passe não será alterada.")
            )
        case .signInLink:
            MessageWords(
                "A sua ligação de acesso",
                .words("Com esta ligação pode entrar na sua área pessoal sem palavra-passe."),
                .link("Entrar na área pessoal", .signInLink),
                .words("A ligação expira em pouco tempo e só pode ser utilizada uma vez."),
                .words("Se não fez este pedido, ignore esta mensagem.")
            )
        case .birthday:
            MessageWords(
                "Feliz aniversário, {customer_first_name}!",
                .words("Toda a equipa lhe deseja um aniversário muito feliz.")
            )
        case .staffInvited, .staffPasswordReset, .webhookPaused: nothing
        }
    }

    static func staff(_ event: MessageEvent) -> MessageWords {
        switch event {
        case .booked:
            MessageWords(
                "Nova marcação: {customer_full_name}, {appointment_date_time}",
                .words("Foi feita uma marcação:"),
                .facts
            )
        case .requested:
            MessageWords(
                "Marcação por confirmar: {customer_full_name}, {appointment_date_time}",
                .words("Há um pedido de marcação por confirmar:"),
                .facts
            )
        case .approved:
            MessageWords(
                "Marcação confirmada: {customer_full_name}, {appointment_date_time}",
                .words("Foi aceite um pedido e a marcação está confirmada:"),
                .facts
            )
        case .rejected:
            MessageWords(
                "Pedido recusado: {customer_full_name}, {appointment_date_time}",
                .words("Foi recusado este pedido de marcação:"),
                .facts
            )
        case .rescheduled:
            MessageWords(
                "Marcação alterada: {customer_full_name}, {appointment_date_time}",
                .words("Foi alterada uma marcação:"),
                .facts
            )
        case .cancelled:
            MessageWords(
                "Marcação cancelada: {customer_full_name}, {appointment_date_time}",
                .words("Foi cancelada esta marcação:"),
                .facts
            )
        case .left:
            MessageWords(
                "Lugar cancelado: {customer_full_name}, {appointment_date_time}",
                .words("Foi cancelado um lugar; a sessão de grupo mantém-se:"),
                .facts
            )
        case .noShow:
            MessageWords(
                "Falta: {customer_full_name}, {appointment_date_time}",
                .words("Foi registada uma falta nesta marcação:"),
                .facts
            )
        case .reminder:
            MessageWords(
                "Próxima marcação: {customer_full_name}, {appointment_date_time}",
                .words("Lembramos-lhe esta marcação:"),
                .facts
            )
        case .staffInvited:
            MessageWords(
                "{company_name}: convite para a equipa",
                .words("Olá, {staff_name},"),
                .words("Criámos uma conta para si. Para começar, escolha uma palavra-passe:"),
                .facts,
                .link("Escolher a palavra-passe", .invitationLink),
                .words(
                    "A ligação expira e só pode ser utilizada uma vez. Se não esperava esta mensagem, "
                        + "ignore-a."
                )
            )
        case .webhookPaused:
            MessageWords(
                "{company_name}: um webhook foi suspenso",
                .words("Deixámos de enviar eventos para este endereço:"),
                .facts,
                .words(
                    "Nada se perdeu. Quando o recetor voltar a funcionar, reative o webhook nas definições: receberá "
                        + "tudo o que entretanto aconteceu."
                )
            )
        case .staffPasswordReset:
            MessageWords(
                "Alteração da palavra-passe",
                .words("Olá, {staff_name},"),
                .words("Recebemos um pedido para alterar a palavra-passe com que entra em {company_name}."),
                .link("Escolher uma nova palavra-passe", .urlToResetPassword),
                .words("A ligação expira em pouco tempo e só pode ser utilizada uma vez."),
                .words("Se não fez este pedido, ignore esta mensagem: a sua palavra-passe não será alterada.")
            )
        case .followUp, .waitingListOffered, .waitingListJoined, .accessGranted, .passwordReset, .signInLink,
            .birthday:
            nothing
        }
    }
}
