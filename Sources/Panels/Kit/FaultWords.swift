extension Phrase {
    static let toStart = Phrase(
        ca: "Ves a l’inici",
        fr: "Aller à l’accueil",
        es: "Ir al inicio",
        pt: "Ir para o início",
        en: "Go to the start"
    )
    static let signInAgain = Phrase(
        ca: "La sessió s’ha acabat",
        fr: "La session a pris fin",
        es: "La sesión ha terminado",
        pt: "A sessão terminou",
        en: "Your session has ended"
    )
    static let signInAgainHelp = Phrase(
        ca: "Torneu a iniciar la sessió i proveu-ho de nou.",
        fr: "Reconnectez-vous et réessayez.",
        es: "Inicie sesión otra vez y vuelva a probar.",
        pt: "Inicie sessão de novo e tente outra vez.",
        en: "Sign in again and try once more."
    )
    static let notAllowed = Phrase(
        ca: "Això no ho podeu fer",
        fr: "Vous ne pouvez pas faire cela",
        es: "No puede hacer esto",
        pt: "Não pode fazer isto",
        en: "You may not do this"
    )
    static let notAllowedHelp = Phrase(
        ca: "Si creieu que sí, parleu amb qui administra el negoci.",
        fr: "Si vous pensez que si, parlez-en à l’administrateur.",
        es: "Si cree que sí, hable con quien administra el negocio.",
        pt: "Se acha que sim, fale com quem administra o negócio.",
        en: "If you think you should, ask an administrator of the business."
    )
    static let notFound = Phrase(
        ca: "Aquí no hi ha res",
        fr: "Il n’y a rien ici",
        es: "Aquí no hay nada",
        pt: "Não há nada aqui",
        en: "There is nothing here"
    )
    static let notFoundHelp = Phrase(
        ca: "Potser l’adreça no és correcta o el que hi havia ja no hi és.",
        fr: "L’adresse n’est peut-être pas la bonne, ou ce qu’il y avait n’y est plus.",
        es: "Quizá la dirección no es correcta o lo que había ya no está.",
        pt: "Talvez o endereço não esteja certo ou o que havia já não exista.",
        en: "The address may be wrong, or what was here is gone."
    )
    static let broken = Phrase(
        ca: "Alguna cosa ha fallat",
        fr: "Quelque chose n’a pas fonctionné",
        es: "Algo ha fallado",
        pt: "Algo falhou",
        en: "Something went wrong"
    )
    static let brokenHelp = Phrase(
        ca: "No és culpa vostra. Torneu-ho a provar d’aquí a un moment.",
        fr: "Ce n’est pas de votre faute. Réessayez dans un instant.",
        es: "No es culpa suya. Vuelva a probar dentro de un momento.",
        pt: "A culpa não é sua. Tente de novo daqui a pouco.",
        en: "It is not your fault. Try again in a moment."
    )
    static let notPossible = Phrase(
        ca: "Això no ha estat possible",
        fr: "Cela n’a pas été possible",
        es: "No ha sido posible",
        pt: "Não foi possível",
        en: "This was not possible"
    )
    static let notPossibleHelp = Phrase(
        ca: "Torneu enrere i proveu-ho d’una altra manera.",
        fr: "Revenez en arrière et essayez autrement.",
        es: "Vuelva atrás y pruebe de otra manera.",
        pt: "Volte atrás e tente de outra forma.",
        en: "Go back and try it another way."
    )
}
