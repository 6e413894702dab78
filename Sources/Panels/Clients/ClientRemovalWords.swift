extension Phrase {
    static let archiveHelp = Phrase(
        ca:
            "Deixen de sortir a les llistes i en donar cita. No es perd res i es poden recuperar quan vulgueu.",
        fr:
            "Ils quittent les listes et la prise de rendez-vous. Rien n’est perdu : on peut les restaurer quand on veut.",
        es:
            "Dejan de salir en las listas y al dar cita. No se pierde nada y se pueden recuperar cuando se quiera.",
        pt:
            "Deixam de aparecer nas listas e nas marcações. Nada se perde e podem ser restaurados a qualquer momento.",
        en:
            "They leave the lists and can no longer be picked for a booking. Nothing is lost; restore them whenever you like."
    )
    static let restoreHelp = Phrase(
        ca: "Tornen a sortir a les llistes, amb tot el que tenien.",
        fr: "Ils reviennent dans les listes, avec tout ce qu’ils avaient.",
        es: "Vuelven a salir en las listas, con todo lo que tenían.",
        pt: "Voltam a aparecer nas listas, com tudo o que tinham.",
        en: "They come back to the lists, with everything they had."
    )
    static let eraseHelp = Phrase(
        ca:
            "Les dades personals s’esborren per sempre. Les cites queden, sota el número de client. No es pot desfer.",
        fr:
            "Les données personnelles sont effacées pour toujours. Les rendez-vous restent, sous le numéro de client. C’est irréversible.",
        es:
            "Los datos personales se borran para siempre. Las citas quedan, bajo el número de cliente. No se puede deshacer.",
        pt:
            "Os dados pessoais são apagados para sempre. As marcações ficam, com o número de cliente. Não se pode anular.",
        en:
            "Their personal data are erased for good. Appointments stay under the client’s number. This cannot be undone."
    )
    static let purgeHelp = Phrase(
        ca:
            "La fitxa desapareix del tot, si res no la fa servir: qui té cites no s’elimina. No es pot desfer.",
        fr:
            "La fiche disparaît entièrement, si rien ne s’en sert : qui a des rendez-vous n’est pas supprimé. C’est irréversible.",
        es:
            "La ficha desaparece del todo, si nada la usa: quien tiene citas no se elimina. No se puede deshacer.",
        pt:
            "A ficha desaparece por completo, se nada a usar: quem tem marcações não é eliminado. Não se pode anular.",
        en:
            "The record goes altogether, if nothing uses it: who has appointments stays. This cannot be undone."
    )
    static let typeNumber = Phrase(
        ca: "Escriviu el número de client, {number}, per confirmar-ho",
        fr: "Pour confirmer, tapez le numéro de client : {number}",
        es: "Escriba el número de cliente, {number}, para confirmar",
        pt: "Escreva o número de cliente, {number}, para confirmar",
        en: "Type the client’s number, {number}, to confirm"
    )
    static let numberDiffers = Phrase(
        ca: "No és aquest número.",
        fr: "Ce n’est pas ce numéro.",
        es: "No es ese número.",
        pt: "Não é esse número.",
        en: "That is not the number."
    )
    static let clientInUse = Phrase(
        ca: "Té cites o altres coses que en depenen. En lloc d’això, arxiveu-lo o esborreu-ne les dades.",
        fr: "Des rendez-vous ou d’autres éléments en dépendent. Archivez-le ou effacez ses données.",
        es: "Tiene citas u otras cosas que dependen de la ficha. Archívelo o borre sus datos.",
        pt: "Tem marcações ou outras coisas que dependem da ficha. Arquive-o ou apague os dados.",
        en: "Appointments or other things depend on it. Archive the client or erase the data instead."
    )
    static let clientErasedHelp = Phrase(
        ca: "Les dades personals ja s’han esborrat.",
        fr: "Les données personnelles sont déjà effacées.",
        es: "Los datos personales ya se borraron.",
        pt: "Os dados pessoais já foram apagados.",
        en: "The personal data were erased already."
    )
    static let undoTooLate = Phrase(
        ca: "Fa més de 30 dies que es va arxivar: recupereu-lo des de la seva fitxa.",
        fr: "Archivé il y a plus de 30 jours : restaurez-le depuis sa fiche.",
        es: "Se archivó hace más de 30 días: recupérelo desde su ficha.",
        pt: "Foi arquivado há mais de 30 dias: restaure-o na ficha.",
        en: "Archived more than 30 days ago: restore from the record itself."
    )
    static let clientGone = Phrase(
        ca: "Ja no hi és.",
        fr: "N’existe plus.",
        es: "Ya no existe.",
        pt: "Já não existe.",
        en: "No longer there."
    )
    static let oneArchived = Phrase(
        ca: "El client s’ha arxivat.",
        fr: "Le client est archivé.",
        es: "El cliente se ha archivado.",
        pt: "O cliente foi arquivado.",
        en: "The client is archived."
    )
    static let oneRestored = Phrase(
        ca: "El client torna a ser a les llistes.",
        fr: "Le client est de retour dans les listes.",
        es: "El cliente vuelve a estar en las listas.",
        pt: "O cliente está de volta às listas.",
        en: "The client is back in the lists."
    )
    static let oneErased = Phrase(
        ca: "Les dades personals s’han esborrat.",
        fr: "Les données personnelles sont effacées.",
        es: "Los datos personales se han borrado.",
        pt: "Os dados pessoais foram apagados.",
        en: "The personal data are erased."
    )
    static let onePurged = Phrase(
        ca: "La fitxa s’ha eliminat.",
        fr: "La fiche est supprimée.",
        es: "La ficha se ha eliminado.",
        pt: "A ficha foi eliminada.",
        en: "The record is gone."
    )
}

extension CountPhrase {
    static let deleteAsked = CountPhrase(
        ca: ("Voleu suprimir {n} client?", "Voleu suprimir {n} clients?"),
        fr: ("Supprimer {n} client ?", "Supprimer {n} clients ?"),
        es: ("¿Eliminar {n} cliente?", "¿Eliminar {n} clientes?"),
        pt: ("Eliminar {n} cliente?", "Eliminar {n} clientes?"),
        en: ("Delete {n} client?", "Delete {n} clients?")
    )
    static let archiveAsked = CountPhrase(
        ca: ("Voleu arxivar {n} client?", "Voleu arxivar {n} clients?"),
        fr: ("Archiver {n} client ?", "Archiver {n} clients ?"),
        es: ("¿Archivar {n} cliente?", "¿Archivar {n} clientes?"),
        pt: ("Arquivar {n} cliente?", "Arquivar {n} clientes?"),
        en: ("Archive {n} client?", "Archive {n} clients?")
    )
    static let restoreAsked = CountPhrase(
        ca: ("Voleu recuperar {n} client?", "Voleu recuperar {n} clients?"),
        fr: ("Restaurer {n} client ?", "Restaurer {n} clients ?"),
        es: ("¿Recuperar {n} cliente?", "¿Recuperar {n} clientes?"),
        pt: ("Restaurar {n} cliente?", "Restaurar {n} clientes?"),
        en: ("Restore {n} client?", "Restore {n} clients?")
    )
    static let eraseAsked = CountPhrase(
        ca: ("Voleu esborrar les dades de {n} client?", "Voleu esborrar les dades de {n} clients?"),
        fr: ("Effacer les données de {n} client ?", "Effacer les données de {n} clients ?"),
        es: ("¿Borrar los datos de {n} cliente?", "¿Borrar los datos de {n} clientes?"),
        pt: ("Apagar os dados de {n} cliente?", "Apagar os dados de {n} clientes?"),
        en: ("Erase the data of {n} client?", "Erase the data of {n} clients?")
    )
    static let purgeAsked = CountPhrase(
        ca: ("Voleu eliminar la fitxa de {n} client?", "Voleu eliminar la fitxa de {n} clients?"),
        fr: ("Supprimer la fiche de {n} client ?", "Supprimer la fiche de {n} clients ?"),
        es: ("¿Eliminar la ficha de {n} cliente?", "¿Eliminar la ficha de {n} clientes?"),
        pt: ("Eliminar a ficha de {n} cliente?", "Eliminar a ficha de {n} clientes?"),
        en: ("Remove the record of {n} client?", "Remove the records of {n} clients?")
    )
    static let archivedDone = CountPhrase(
        ca: ("S’ha arxivat {n} client.", "S’han arxivat {n} clients."),
        fr: ("{n} client archivé.", "{n} clients archivés."),
        es: ("Se ha archivado {n} cliente.", "Se han archivado {n} clientes."),
        pt: ("{n} cliente arquivado.", "{n} clientes arquivados."),
        en: ("{n} client archived.", "{n} clients archived.")
    )
    static let restored = CountPhrase(
        ca: ("S’ha recuperat {n} client.", "S’han recuperat {n} clients."),
        fr: ("{n} client restauré.", "{n} clients restaurés."),
        es: ("Se ha recuperado {n} cliente.", "Se han recuperado {n} clientes."),
        pt: ("{n} cliente restaurado.", "{n} clientes restaurados."),
        en: ("{n} client restored.", "{n} clients restored.")
    )
    static let erasedDone = CountPhrase(
        ca: ("S’han esborrat les dades de {n} client.", "S’han esborrat les dades de {n} clients."),
        fr: ("Données de {n} client effacées.", "Données de {n} clients effacées."),
        es: ("Se han borrado los datos de {n} cliente.", "Se han borrado los datos de {n} clientes."),
        pt: ("Dados de {n} cliente apagados.", "Dados de {n} clientes apagados."),
        en: ("Data of {n} client erased.", "Data of {n} clients erased.")
    )
    static let purged = CountPhrase(
        ca: ("S’ha eliminat la fitxa de {n} client.", "S’han eliminat les fitxes de {n} clients."),
        fr: ("Fiche de {n} client supprimée.", "Fiches de {n} clients supprimées."),
        es: ("Se ha eliminado la ficha de {n} cliente.", "Se han eliminado las fichas de {n} clientes."),
        pt: ("Ficha de {n} cliente eliminada.", "Fichas de {n} clientes eliminadas."),
        en: ("Record of {n} client removed.", "Records of {n} clients removed.")
    )
    static let moreClients = CountPhrase(
        ca: ("i {n} més", "i {n} més"),
        fr: ("et {n} autre", "et {n} autres"),
        es: ("y {n} más", "y {n} más"),
        pt: ("e mais {n}", "e mais {n}"),
        en: ("and {n} more", "and {n} more")
    )
    static let moreRefused = CountPhrase(
        ca: ("i {n} més que no s’ha pogut", "i {n} més que no s’han pogut"),
        fr: ("et {n} autre qui n’a pas pu l’être", "et {n} autres qui n’ont pas pu l’être"),
        es: ("y {n} más que no se pudo", "y {n} más que no se pudieron"),
        pt: ("e mais {n} que não foi possível", "e mais {n} que não foi possível"),
        en: ("and {n} more that could not be done", "and {n} more that could not be done")
    )
}
