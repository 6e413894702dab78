extension Phrase {
    static let apiKeysLead = Phrase(
        ca: "Amb una clau, un programa usa l’API amb els permisos de qui l’ha creada, fins que s’anul·la.",
        fr: "Avec une clé, un programme utilise l’API avec les droits de son auteur, jusqu’à sa révocation.",
        es: "Con una clave, un programa usa la API con los permisos de quien la creó, hasta que se anula.",
        pt: "Com uma chave, um programa usa a API com as permissões de quem a criou, até ser anulada.",
        en: "With a key, a program uses the API with the rights of whoever made it, until it is revoked."
    )
    static let newAPIKey = Phrase(
        ca: "Clau nova",
        fr: "Nouvelle clé",
        es: "Nueva clave",
        pt: "Nova chave",
        en: "New key"
    )
    static let noAPIKeys = Phrase(
        ca: "Encara no hi ha claus",
        fr: "Pas encore de clés",
        es: "Todavía no hay claves",
        pt: "Ainda não há chaves",
        en: "No keys yet"
    )
    static let keyNameHelp = Phrase(
        ca: "El programa que la farà servir.",
        fr: "Le programme qui s’en servira.",
        es: "El programa que la usará.",
        pt: "O programa que a vai usar.",
        en: "The program that will use it."
    )
    static let keyMade = Phrase(
        ca: "Aquesta és la clau.",
        fr: "Voici la clé.",
        es: "Esta es la clave.",
        pt: "Esta é a chave.",
        en: "This is the key."
    )
    static let actsFor = Phrase(
        ca: "En nom de {name}",
        fr: "Au nom de {name}",
        es: "En nombre de {name}",
        pt: "Em nome de {name}",
        en: "Acts for {name}"
    )
    static let lastUsed = Phrase(
        ca: "Últim ús",
        fr: "Dernière utilisation",
        es: "Último uso",
        pt: "Última utilização",
        en: "Last used"
    )
    static let revoked = Phrase(
        ca: "S’ha anul·lat.",
        fr: "C’est révoqué.",
        es: "Anulado.",
        pt: "Anulado.",
        en: "Revoked."
    )
}
