/// What the stable words of the API's problems are on pages.
enum IssueWords {
    /// By the code of a field's issue.
    static let issues: [String: Phrase] = [
        "required": Phrase(
            ca: "Ompliu aquest camp.",
            fr: "Remplissez ce champ.",
            es: "Rellene este campo.",
            pt: "Preencha este campo.",
            en: "Fill this in."
        ),
        "too_long": Phrase(
            ca: "És massa llarg.",
            fr: "C’est trop long.",
            es: "Es demasiado largo.",
            pt: "É demasiado longo.",
            en: "This is too long."
        ),
        "too_short": Phrase(
            ca: "És massa curt.",
            fr: "C’est trop court.",
            es: "Es demasiado corto.",
            pt: "É demasiado curto.",
            en: "This is too short."
        ),
        "invalid_choice": Phrase(
            ca: "Trieu una de les opcions.",
            fr: "Choisissez l’une des options.",
            es: "Elija una de las opciones.",
            pt: "Escolha uma das opções.",
            en: "Choose one of these."
        ),
        "in_past": Phrase(
            ca: "Ja ha passat.",
            fr: "C’est déjà passé.",
            es: "Ya ha pasado.",
            pt: "Já passou.",
            en: "This is in the past."
        ),
        "in_future": Phrase(
            ca: "Encara no ha arribat.",
            fr: "C’est dans le futur.",
            es: "Todavía no ha llegado.",
            pt: "Ainda não chegou.",
            en: "This is in the future."
        ),
        "too_common": Phrase(
            ca: "Aquesta contrasenya és massa coneguda. Trieu-ne una altra.",
            fr: "Ce mot de passe est trop répandu. Choisissez-en un autre.",
            es: "Esta contraseña es demasiado conocida. Elija otra.",
            pt: "Esta palavra-passe é demasiado conhecida. Escolha outra.",
            en: "Everybody tries this password first. Choose another."
        ),
        "too_obvious": Phrase(
            ca: "Aquesta contrasenya es pot endevinar. Trieu-ne una altra.",
            fr: "Ce mot de passe se devine. Choisissez-en un autre.",
            es: "Esta contraseña se puede adivinar. Elija otra.",
            pt: "Esta palavra-passe adivinha-se. Escolha outra.",
            en: "This password is easy to guess. Choose another."
        ),
        "unchanged": Phrase(
            ca: "És la mateixa que abans.",
            fr: "C’est le même qu’avant.",
            es: "Es la misma que antes.",
            pt: "É a mesma de antes.",
            en: "This is the same as before."
        ),
    ]

    /// By the slug of a problem.
    static let problems: [String: Phrase] = [
        "invalid": Phrase(
            ca: "Reviseu els camps marcats.",
            fr: "Vérifiez les champs indiqués.",
            es: "Revise los campos marcados.",
            pt: "Reveja os campos assinalados.",
            en: "Please check the fields below."
        ),
        "bad-credentials": Phrase(
            ca: "El correu o la contrasenya no són correctes.",
            fr: "L’adresse e-mail ou le mot de passe n’est pas correct.",
            es: "El correo o la contraseña no son correctos.",
            pt: "O e-mail ou a palavra-passe não está correto.",
            en: "The email address or the password is not right."
        ),
        "edit-conflict": Phrase(
            ca: "Algú altre ho ha canviat mentrestant. Reviseu-ho i torneu a desar.",
            fr: "Quelqu’un l’a modifié entre-temps. Vérifiez et enregistrez de nouveau.",
            es: "Otra persona lo ha cambiado mientras tanto. Revíselo y guarde de nuevo.",
            pt: "Alguém alterou isto entretanto. Reveja e guarde de novo.",
            en: "Somebody else changed this meanwhile. Look at it and save again."
        ),
        "email-taken": Phrase(
            ca: "Aquest correu ja té un accés.",
            fr: "Cette adresse e-mail a déjà un accès.",
            es: "Este correo ya tiene un acceso.",
            pt: "Este e-mail já tem um acesso.",
            en: "Another login already uses this email address."
        ),
        "link-expired": Phrase(
            ca: "L’enllaç ja no funciona. Demaneu-ne un altre.",
            fr: "Ce lien ne fonctionne plus. Demandez-en un autre.",
            es: "El enlace ya no funciona. Pida otro.",
            pt: "A ligação já não funciona. Peça outra.",
            en: "This link no longer works. Ask for a new one."
        ),
        "not-found": Phrase(
            ca: "Això ja no hi és.",
            fr: "Cela n’existe plus.",
            es: "Esto ya no existe.",
            pt: "Isto já não existe.",
            en: "This is no longer there."
        ),
        "password-sign-in-disabled": Phrase(
            ca: "Aquí no s’entra amb contrasenya. Demaneu un enllaç.",
            fr: "On ne se connecte pas ici avec un mot de passe. Demandez un lien.",
            es: "Aquí no se entra con contraseña. Pida un enlace.",
            pt: "Aqui não se entra com palavra-passe. Peça uma ligação.",
            en: "There is no sign-in with a password here. Ask for a link."
        ),
        "panel-disabled": Phrase(
            ca: "Aquí els clients no tenen accés.",
            fr: "Les clients n’ont pas d’accès ici.",
            es: "Aquí los clientes no tienen acceso.",
            pt: "Aqui os clientes não têm acesso.",
            en: "Customers cannot sign in here."
        ),
    ]

    /// By the reason of a refusal.
    static let refusals: [String: Phrase] = [:]
}

extension CountPhrase {
    static let tooManyAttempts = CountPhrase(
        ca: (
            "Massa intents. Torneu-ho a provar d’aquí a {n} minut.",
            "Massa intents. Torneu-ho a provar d’aquí a {n} minuts."
        ),
        fr: ("Trop d’essais. Réessayez dans {n} minute.", "Trop d’essais. Réessayez dans {n} minutes."),
        es: (
            "Demasiados intentos. Vuelva a probar en {n} minuto.",
            "Demasiados intentos. Vuelva a probar en {n} minutos."
        ),
        pt: (
            "Demasiadas tentativas. Tente de novo dentro de {n} minuto.",
            "Demasiadas tentativas. Tente de novo dentro de {n} minutos."
        ),
        en: ("Too many attempts. Try again in {n} minute.", "Too many attempts. Try again in {n} minutes.")
    )
}
