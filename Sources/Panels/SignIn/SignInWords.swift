extension Phrase {
    static let forgotPassword = Phrase(
        ca: "Heu oblidat la contrasenya?",
        fr: "Mot de passe oublié\u{202F}?",
        es: "¿Ha olvidado la contraseña?",
        pt: "Esqueceu-se da palavra-passe?",
        en: "Forgot your password?"
    )
    static let or = Phrase(ca: "o bé", fr: "ou", es: "o bien", pt: "ou", en: "or")
    static let sendMeALink = Phrase(
        ca: "Envieu-me un enllaç",
        fr: "M’envoyer un lien",
        es: "Enviarme un enlace",
        pt: "Enviar-me uma ligação",
        en: "Send me a link"
    )
    static let signInByMessage = Phrase(
        ca: "Entreu amb l’enllaç dels missatges sobre les vostres cites.",
        fr: "Entrez par le lien des messages sur vos rendez-vous.",
        es: "Entre con el enlace de los mensajes sobre sus citas.",
        pt: "Entre com a ligação das mensagens sobre as suas marcações.",
        en: "Come in by the link in the messages about your appointments."
    )
    static let signInByLink = Phrase(
        ca: "Inicieu la sessió amb un enllaç",
        fr: "Se connecter par un lien",
        es: "Iniciar sesión con un enlace",
        pt: "Iniciar sessão com uma ligação",
        en: "Sign in by link"
    )
    static let linkHelp = Phrase(
        ca: "Us enviarem un enllaç que serveix una vegada, durant mitja hora.",
        fr: "Nous vous enverrons un lien qui sert une fois, pendant une demi-heure.",
        es: "Le enviaremos un enlace que sirve una vez, durante media hora.",
        pt: "Enviamos-lhe uma ligação que serve uma vez, durante meia hora.",
        en: "We will mail you a link that works once, for half an hour."
    )
    static let forgotHelp = Phrase(
        ca: "Us enviarem un enllaç per triar-ne una de nova.",
        fr: "Nous vous enverrons un lien pour en choisir un nouveau.",
        es: "Le enviaremos un enlace para elegir una nueva.",
        pt: "Enviamos-lhe uma ligação para escolher uma nova.",
        en: "We will mail you a link to choose a new one."
    )
    static let linkOnItsWay = Phrase(
        ca: "Si hi ha un accés amb aquest correu, ja hi va un missatge.",
        fr: "Si un accès existe pour cette adresse, un message est en route.",
        es: "Si hay un acceso con ese correo, ya va un mensaje de camino.",
        pt: "Se houver um acesso com esse e-mail, a mensagem já vai a caminho.",
        en: "If there is a login with that address, a message is on its way."
    )
    static let choosePassword = Phrase(
        ca: "Trieu una contrasenya",
        fr: "Choisir un mot de passe",
        es: "Elegir una contraseña",
        pt: "Escolher uma palavra-passe",
        en: "Choose a password"
    )
    static let firstPassword = Phrase(
        ca: "Abans de continuar, trieu una contrasenya que només sapigueu vós.",
        fr: "Avant de continuer, choisissez un mot de passe que vous seul connaissez.",
        es: "Antes de continuar, elija una contraseña que solo usted sepa.",
        pt: "Antes de continuar, escolha uma palavra-passe que só você saiba.",
        en: "Before you go on, choose a password that only you know."
    )
    static let currentPassword = Phrase(
        ca: "Contrasenya actual",
        fr: "Mot de passe actuel",
        es: "Contraseña actual",
        pt: "Palavra-passe atual",
        en: "Current password"
    )
    static let newPassword = Phrase(
        ca: "Contrasenya nova",
        fr: "Nouveau mot de passe",
        es: "Contraseña nueva",
        pt: "Nova palavra-passe",
        en: "New password"
    )
    static let passwordHelp = Phrase(
        ca: "Almenys 10 caràcters. Una frase va bé.",
        fr: "Au moins 10 caractères. Une phrase convient.",
        es: "Al menos 10 caracteres. Una frase va bien.",
        pt: "Pelo menos 10 caracteres. Uma frase serve.",
        en: "At least 10 characters. A phrase is fine."
    )
    static let linkCode = Phrase(
        ca: "Codi de l’enllaç",
        fr: "Code du lien",
        es: "Código del enlace",
        pt: "Código da ligação",
        en: "Code of the link"
    )
    static let linkCodeHelp = Phrase(
        ca: "El que hi ha després de «token=» a l’enllaç del missatge.",
        fr: "Ce qui suit « token= » dans le lien du message.",
        es: "Lo que hay después de «token=» en el enlace del mensaje.",
        pt: "O que está depois de «token=» na ligação da mensagem.",
        en: "What stands after “token=” in the link of the message."
    )
    static let passwordSet = Phrase(
        ca: "La contrasenya nova ja val. Inicieu la sessió.",
        fr: "Le nouveau mot de passe est actif. Connectez-vous.",
        es: "La contraseña nueva ya vale. Inicie sesión.",
        pt: "A nova palavra-passe já serve. Inicie sessão.",
        en: "Your new password is set. Sign in with it."
    )
    static let passwordChanged = Phrase(
        ca: "S’ha canviat la contrasenya.",
        fr: "Le mot de passe a été changé.",
        es: "Se ha cambiado la contraseña.",
        pt: "A palavra-passe foi alterada.",
        en: "Your password was changed."
    )
    static let sessionEndedKept = Phrase(
        ca: "La sessió s’ha acabat. El que heu escrit no s’ha perdut: el podreu enviar després d’entrar.",
        fr: "La session a pris fin. Rien n’est perdu : vous pourrez envoyer votre saisie après connexion.",
        es: "La sesión ha terminado. Lo que ha escrito no se ha perdido: podrá enviarlo después de entrar.",
        pt: "A sessão terminou. O que escreveu não se perdeu: pode enviá-lo depois de entrar.",
        en: "Your session has ended. Nothing you typed is lost: you can send it once you are signed in."
    )
    static let nothingLost = Phrase(
        ca: "No s’ha perdut res",
        fr: "Rien n’est perdu",
        es: "No se ha perdido nada",
        pt: "Nada se perdeu",
        en: "Nothing was lost"
    )
    static let nothingLostHelp = Phrase(
        ca: "El que havíeu escrit encara és aquí.",
        fr: "Ce que vous aviez saisi est toujours là.",
        es: "Lo que había escrito sigue aquí.",
        pt: "O que tinha escrito continua aqui.",
        en: "What you had typed is still here."
    )
    static let sendAgain = Phrase(
        ca: "Torna a enviar",
        fr: "Envoyer à nouveau",
        es: "Enviar de nuevo",
        pt: "Enviar de novo",
        en: "Send again"
    )
}
