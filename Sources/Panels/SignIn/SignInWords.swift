extension Phrase {
    static let forgotPassword = Phrase(
        ca: "He oblidat la contrasenya",
        fr: "Mot de passe oublié",
        es: "He olvidado la contraseña",
        pt: "Esqueci-me da palavra-passe",
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
}
