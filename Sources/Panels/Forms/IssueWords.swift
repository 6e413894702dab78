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
        "out_of_range": Phrase(
            ca: "Aquest valor no és possible.",
            fr: "Cette valeur n’est pas possible.",
            es: "Este valor no es posible.",
            pt: "Este valor não é possível.",
            en: "This value is not possible."
        ),
        "unknown": Phrase(
            ca: "Això no existeix.",
            fr: "Cela n’existe pas.",
            es: "Esto no existe.",
            pt: "Isto não existe.",
            en: "There is no such thing."
        ),
        "needed_for_login": Phrase(
            ca: "Per tenir accés cal una adreça de correu.",
            fr: "Une adresse e-mail est nécessaire pour se connecter.",
            es: "Para tener acceso hace falta un correo electrónico.",
            pt: "Para ter acesso é preciso um e-mail.",
            en: "A login needs an email address."
        ),
        "workbook": Phrase(
            ca: "Això és un fitxer de full de càlcul. Deseu-lo com a CSV (UTF-8) i torneu-ho a provar.",
            fr: "C’est un classeur de tableur. Enregistrez-le en CSV (UTF-8) et réessayez.",
            es: "Esto es un libro de una hoja de cálculo. Guárdelo como CSV (UTF-8) y vuelva a probar.",
            pt: "Isto é um ficheiro de folha de cálculo. Guarde-o como CSV (UTF-8) e tente de novo.",
            en: "This is a spreadsheet program’s own file. Save it as CSV (UTF-8) and try again."
        ),
        "not_utf8": Phrase(
            ca: "El fitxer no és text en UTF-8. Deseu-lo com a CSV en UTF-8.",
            fr: "Le fichier n’est pas du texte en UTF-8. Enregistrez-le en CSV UTF-8.",
            es: "El archivo no es texto en UTF-8. Guárdelo como CSV en UTF-8.",
            pt: "O ficheiro não é texto em UTF-8. Guarde-o como CSV em UTF-8.",
            en: "The file is not UTF-8 text. Save it as CSV in UTF-8."
        ),
        "empty": Phrase(
            ca: "El fitxer és buit.",
            fr: "Le fichier est vide.",
            es: "El archivo está vacío.",
            pt: "O ficheiro está vazio.",
            en: "The file is empty."
        ),
        "too_many_rows": Phrase(
            ca: "El fitxer té massa files. Envieu-lo per parts.",
            fr: "Le fichier a trop de lignes. Envoyez-le en plusieurs parties.",
            es: "El archivo tiene demasiadas filas. Envíelo por partes.",
            pt: "O ficheiro tem demasiadas linhas. Envie-o por partes.",
            en: "The file has too many rows. Send it in parts."
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
        "too-many-api-keys": Phrase(
            ca: "No hi caben més claus. Anul·leu-ne una abans.",
            fr: "Il n’y a plus de place pour une clé. Révoquez-en une d’abord.",
            es: "No caben más claves. Anule una antes.",
            pt: "Não cabem mais chaves. Anule uma antes.",
            en: "There is no room for another key. Revoke one first."
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
        "idempotency-key-reused": Phrase(
            ca: "Aquest formulari ja s’havia desat. Si torneu a desar, se’n farà un altre.",
            fr: "Ce formulaire a déjà été enregistré. Enregistrer de nouveau en créera un autre.",
            es: "Este formulario ya se guardó. Si guarda otra vez, se creará otro.",
            pt: "Este formulário já foi guardado. Se guardar de novo, será criado outro.",
            en: "This form was saved already. Save again to make another one."
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
