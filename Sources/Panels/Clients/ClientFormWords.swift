extension Phrase {
    static let moreFields = Phrase(
        ca: "Document, adreça, accés i més",
        fr: "Pièce d’identité, adresse, connexion et plus",
        es: "Documento, dirección, acceso y más",
        pt: "Documento, morada, acesso e mais",
        en: "Document, address, login and more"
    )
    static let nothingChosen = Phrase(ca: "–", fr: "–", es: "–", pt: "–", en: "–")
    static let clientAdded = Phrase(
        ca: "El client s’ha afegit.",
        fr: "Le client est ajouté.",
        es: "El cliente se ha añadido.",
        pt: "O cliente foi adicionado.",
        en: "The client is added."
    )
    static let changedMeanwhile = Phrase(
        ca: "El que hi ha desat ara i no és el que heu escrit:",
        fr: "Ce qui est enregistré à présent et diffère de votre saisie :",
        es: "Lo que hay guardado ahora y no es lo que ha escrito:",
        pt: "O que está guardado agora e não é o que escreveu:",
        en: "What is saved by now and is not what you typed:"
    )
    static let perhapsKnown = Phrase(
        ca: "Potser ja hi és:",
        fr: "Peut-être déjà là :",
        es: "Quizá ya está:",
        pt: "Talvez já exista:",
        en: "Perhaps already here:"
    )
}
