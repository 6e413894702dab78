extension Phrase {
    static let templatesLead = Phrase(
        ca: "Trieu què s’envia i per quina via; obriu un missatge per canviar-ne les paraules.",
        fr: "Choisissez ce qui est envoyé et par quel canal ; ouvrez un message pour en changer les mots.",
        es: "Elija qué se envía y por qué vía; abra un mensaje para cambiar sus palabras.",
        pt: "Escolha o que se envia e por que via; abra uma mensagem para mudar as palavras.",
        en: "Choose what is sent and how; open a message to change its words."
    )
    static let ownWords = Phrase(
        ca: "Paraules pròpies",
        fr: "Texte propre",
        es: "Palabras propias",
        pt: "Texto próprio",
        en: "Own words"
    )
    static let usualWords = Phrase(
        ca: "Paraules de sèrie",
        fr: "Texte d’origine",
        es: "Palabras de serie",
        pt: "Texto de origem",
        en: "Default words"
    )
    static let isSent = Phrase(ca: "S’envia", fr: "Envoyé", es: "Se envía", pt: "É enviada", en: "Sent")
    static let isNotSent = Phrase(
        ca: "No s’envia",
        fr: "Non envoyé",
        es: "No se envía",
        pt: "Não é enviada",
        en: "Not sent"
    )
    static let shortcodes = Phrase(
        ca: "Codis",
        fr: "Codes",
        es: "Códigos",
        pt: "Códigos",
        en: "Shortcodes"
    )
    static let shortcodesHelp = Phrase(
        ca: "Feu clic per inserir-lo on hi ha el cursor.",
        fr: "Cliquez pour l’insérer à l’endroit du curseur.",
        es: "Haga clic para insertarlo donde está el cursor.",
        pt: "Clique para o inserir onde está o cursor.",
        en: "Click to put one where the cursor is."
    )
    static let preview = Phrase(
        ca: "Previsualització",
        fr: "Aperçu",
        es: "Vista previa",
        pt: "Pré-visualização",
        en: "Preview"
    )
    static let htmlText = Phrase(
        ca: "Text amb format (HTML)",
        fr: "Texte mis en forme (HTML)",
        es: "Texto con formato (HTML)",
        pt: "Texto formatado (HTML)",
        en: "Formatted text (HTML)"
    )
    static let plainText = Phrase(
        ca: "Text",
        fr: "Texte",
        es: "Texto",
        pt: "Texto",
        en: "Text"
    )
    static let backToDefault = Phrase(
        ca: "Torna a les paraules de sèrie",
        fr: "Revenir au texte d’origine",
        es: "Volver a las palabras de serie",
        pt: "Voltar ao texto de origem",
        en: "Back to default"
    )
    static let backToDefaultHelp = Phrase(
        ca: "Les vostres paraules d’aquest missatge en aquest idioma es perden.",
        fr: "Votre texte de ce message dans cette langue sera perdu.",
        es: "Se perderán sus palabras de este mensaje en este idioma.",
        pt: "O seu texto desta mensagem nesta língua perde-se.",
        en: "Your words of this message in this language will be lost."
    )
    static let shownFor = Phrase(
        ca: "Es mostra amb la cita",
        fr: "Affiché avec le rendez-vous",
        es: "Se muestra con la cita",
        pt: "Mostra-se com a marcação",
        en: "Shown with the appointment"
    )
    static let newest = Phrase(
        ca: "L’última reservada",
        fr: "Le dernier pris",
        es: "La última reservada",
        pt: "A última feita",
        en: "The newest"
    )
    static let pushTitle = Phrase(ca: "Títol", fr: "Titre", es: "Título", pt: "Título", en: "Title")
    static let approvedTemplate = Phrase(
        ca: "Nom de la plantilla aprovada",
        fr: "Nom du modèle approuvé",
        es: "Nombre de la plantilla aprobada",
        pt: "Nome do modelo aprovado",
        en: "Name of the approved template"
    )
}
