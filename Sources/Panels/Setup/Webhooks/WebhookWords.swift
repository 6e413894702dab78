extension Phrase {
    static let newWebhook = Phrase(
        ca: "Webhook nou",
        fr: "Nouveau webhook",
        es: "Nuevo webhook",
        pt: "Novo webhook",
        en: "New webhook"
    )
    static let noWebhooks = Phrase(
        ca: "Encara no hi ha webhooks",
        fr: "Pas encore de webhooks",
        es: "Todavía no hay webhooks",
        pt: "Ainda não há webhooks",
        en: "No webhooks yet"
    )
    static let webhooksLead = Phrase(
        ca: "Cada canvi s’envia, signat, a les adreces que digueu.",
        fr: "Chaque changement est envoyé, signé, aux adresses que vous indiquez.",
        es: "Cada cambio se envía, firmado, a las direcciones que diga.",
        pt: "Cada alteração é enviada, assinada, para os endereços que indicar.",
        en: "Every change is posted, signed, to the addresses you name."
    )
    static let webAddress = Phrase(
        ca: "Adreça (https)",
        fr: "Adresse (https)",
        es: "Dirección (https)",
        pt: "Endereço (https)",
        en: "Address (https)"
    )
    static let changesTold = Phrase(
        ca: "Canvis que s’envien (cap marcat: tots)",
        fr: "Changements envoyés (rien de coché : tous)",
        es: "Cambios que se envían (sin marcar: todos)",
        pt: "Alterações enviadas (nada assinalado: todas)",
        en: "Changes it is told of (none ticked: all)"
    )
    static let paused = Phrase(ca: "Aturat", fr: "En pause", es: "En pausa", pt: "Em pausa", en: "Paused")
    static let pause = Phrase(ca: "Atura", fr: "Mettre en pause", es: "Pausar", pt: "Pausar", en: "Pause")
    static let resume = Phrase(ca: "Reprèn", fr: "Reprendre", es: "Reanudar", pt: "Retomar", en: "Resume")
    static let sendTest = Phrase(
        ca: "Envia una prova",
        fr: "Envoyer un test",
        es: "Enviar una prueba",
        pt: "Enviar um teste",
        en: "Send a test"
    )
    static let newSecret = Phrase(
        ca: "Secret nou",
        fr: "Nouveau secret",
        es: "Nuevo secreto",
        pt: "Novo segredo",
        en: "New secret"
    )
    static let newSecretHelp = Phrase(
        ca: "El secret d’ara deixarà de signar de seguida.",
        fr: "Le secret actuel cesse de signer tout de suite.",
        es: "El secreto actual deja de firmar de inmediato.",
        pt: "O segredo atual deixa já de assinar.",
        en: "The secret of now signs nothing more at once."
    )
    static let replay = Phrase(
        ca: "Torna a enviar els canvis",
        fr: "Renvoyer les changements",
        es: "Reenviar los cambios",
        pt: "Reenviar as alterações",
        en: "Send changes again"
    )
    static let afterPosition = Phrase(
        ca: "Després de la posició",
        fr: "Après la position",
        es: "Después de la posición",
        pt: "Depois da posição",
        en: "After position"
    )
    static let afterPositionHelp = Phrase(
        ca: "0 vol dir des del canvi més antic que es guarda.",
        fr: "0 : depuis le plus ancien changement conservé.",
        es: "0 es desde el cambio más antiguo que se guarda.",
        pt: "0 é desde a alteração mais antiga guardada.",
        en: "0 is from the oldest change that is kept."
    )
    static let deliveries = Phrase(
        ca: "Enviaments",
        fr: "Envois",
        es: "Envíos",
        pt: "Envios",
        en: "Deliveries"
    )
    static let noDeliveries = Phrase(
        ca: "Encara no s’ha enviat res",
        fr: "Rien n’a encore été envoyé",
        es: "Todavía no se ha enviado nada",
        pt: "Ainda não se enviou nada",
        en: "Nothing was sent yet"
    )
    static let position = Phrase(ca: "Posició", fr: "Position", es: "Posición", pt: "Posição", en: "Position")
    static let answer = Phrase(ca: "Resposta", fr: "Réponse", es: "Respuesta", pt: "Resposta", en: "Answer")
    static let lastDelivery = Phrase(
        ca: "Últim enviament",
        fr: "Dernier envoi",
        es: "Último envío",
        pt: "Último envio",
        en: "Last delivery"
    )
    static let waitsInLine = Phrase(
        ca: "En espera",
        fr: "En attente",
        es: "En espera",
        pt: "Em espera",
        en: "Waiting"
    )
    static let fault = Phrase(ca: "Error", fr: "Erreur", es: "Error", pt: "Erro", en: "Fault")
    static let testArrived = Phrase(
        ca: "La prova ha arribat.",
        fr: "Le test est arrivé.",
        es: "La prueba ha llegado.",
        pt: "O teste chegou.",
        en: "The test arrived."
    )
    static let testFailed = Phrase(
        ca: "La prova no ha arribat:",
        fr: "Le test n’est pas arrivé :",
        es: "La prueba no ha llegado:",
        pt: "O teste não chegou:",
        en: "The test did not arrive:"
    )
    static let secretOfWebhook = Phrase(
        ca: "Aquest és el secret amb què se signa.",
        fr: "Voici le secret qui sert à signer.",
        es: "Este es el secreto con que se firma.",
        pt: "Este é o segredo com que se assina.",
        en: "This is the secret that signs."
    )
    static let testEvent = Phrase(ca: "Prova", fr: "Test", es: "Prueba", pt: "Teste", en: "Test")

    /// By the word of the API.
    static let pauseReasons: [String: Phrase] = [
        "by_staff": Phrase(
            ca: "Aturat per l’equip",
            fr: "Mis en pause par l’équipe",
            es: "Pausado por el equipo",
            pt: "Posto em pausa pela equipa",
            en: "Paused by staff"
        ),
        "failing": Phrase(
            ca: "Fa 72 hores que no accepta res",
            fr: "N’accepte rien depuis 72 heures",
            es: "Lleva 72 horas sin aceptar nada",
            pt: "Não aceita nada há 72 horas",
            en: "Took nothing for 72 hours"
        ),
        "gone": Phrase(
            ca: "Diu que ja no hi és (410)",
            fr: "Dit ne plus exister (410)",
            es: "Dice que ya no existe (410)",
            pt: "Diz que já não existe (410)",
            en: "Says it is gone (410)"
        ),
    ]
}

extension CountPhrase {
    static let replayed = CountPhrase(
        ca: ("{n} canvi s’envia una altra vegada.", "{n} canvis s’envien una altra vegada."),
        fr: ("{n} changement repart.", "{n} changements repartent."),
        es: ("{n} cambio se envía de nuevo.", "{n} cambios se envían de nuevo."),
        pt: ("{n} alteração segue de novo.", "{n} alterações seguem de novo."),
        en: ("{n} change goes again.", "{n} changes go again.")
    )
    static let deliveriesCount = CountPhrase(
        ca: ("{n} enviament", "{n} enviaments"),
        fr: ("{n} envoi", "{n} envois"),
        es: ("{n} envío", "{n} envíos"),
        pt: ("{n} envio", "{n} envios"),
        en: ("{n} delivery", "{n} deliveries")
    )
}
