extension Phrase {
    static let addClient = Phrase(
        ca: "Afegeix un client",
        fr: "Ajouter un client",
        es: "Añadir cliente",
        pt: "Adicionar cliente",
        en: "Add client"
    )
    static let newClient = Phrase(
        ca: "Client nou",
        fr: "Nouveau client",
        es: "Cliente nuevo",
        pt: "Novo cliente",
        en: "New client"
    )
    static let searchClientsHelp = Phrase(
        ca: "Nom, telèfon, correu, document o número",
        fr: "Nom, téléphone, e-mail, pièce d’identité ou numéro",
        es: "Nombre, teléfono, correo, documento o número",
        pt: "Nome, telefone, e-mail, documento ou número",
        en: "Name, phone, email, document or number"
    )
    static let clientFilters = Phrase(
        ca: "Filtres",
        fr: "Filtres",
        es: "Filtros",
        pt: "Filtros",
        en: "Filters"
    )
    static let anyStatus = Phrase(
        ca: "Qualsevol estat",
        fr: "Tous les statuts",
        es: "Cualquier estado",
        pt: "Qualquer estado",
        en: "Any status"
    )
    static let markedOrNot = Phrase(
        ca: "Marcats o no",
        fr: "Marqués ou non",
        es: "Marcados o no",
        pt: "Assinalados ou não",
        en: "Marked or not"
    )
    static let onlyMarked = Phrase(
        ca: "Només els marcats",
        fr: "Marqués seulement",
        es: "Solo los marcados",
        pt: "Só os assinalados",
        en: "Marked only"
    )
    static let notArchived = Phrase(
        ca: "Sense els arxivats",
        fr: "Sans les archivés",
        es: "Sin los archivados",
        pt: "Sem os arquivados",
        en: "Without archived"
    )
    static let onlyArchived = Phrase(
        ca: "Només els arxivats",
        fr: "Archivés seulement",
        es: "Solo los archivados",
        pt: "Só os arquivados",
        en: "Archived only"
    )
    static let alsoArchived = Phrase(
        ca: "També els arxivats",
        fr: "Avec les archivés",
        es: "También los archivados",
        pt: "Também os arquivados",
        en: "Including archived"
    )
    static let clientArchived = Phrase(
        ca: "Arxivat",
        fr: "Archivé",
        es: "Archivado",
        pt: "Arquivado",
        en: "Archived"
    )
    static let clientErased = Phrase(
        ca: "Dades esborrades",
        fr: "Données effacées",
        es: "Datos borrados",
        pt: "Dados apagados",
        en: "Data erased"
    )
    static let sortBy = Phrase(
        ca: "Ordena per",
        fr: "Trier par",
        es: "Ordenar por",
        pt: "Ordenar por",
        en: "Sort by"
    )
    static let clientOrder = Phrase(ca: "Ordre", fr: "Ordre", es: "Orden", pt: "Ordem", en: "Order")
    static let clientAscending = Phrase(
        ca: "Ascendent",
        fr: "Croissant",
        es: "Ascendente",
        pt: "Ascendente",
        en: "Ascending"
    )
    static let clientDescending = Phrase(
        ca: "Descendent",
        fr: "Décroissant",
        es: "Descendente",
        pt: "Descendente",
        en: "Descending"
    )
    static let rowsPerPage = Phrase(
        ca: "Files per pàgina",
        fr: "Lignes par page",
        es: "Filas por página",
        pt: "Linhas por página",
        en: "Rows per page"
    )
    static let clientColumns = Phrase(
        ca: "Columnes",
        fr: "Colonnes",
        es: "Columnas",
        pt: "Colunas",
        en: "Columns"
    )
    static let columnsOfList = Phrase(
        ca: "Columnes de la llista",
        fr: "Colonnes de la liste",
        es: "Columnas de la lista",
        pt: "Colunas da lista",
        en: "Columns of the list"
    )
    static let columnsHelp = Phrase(
        ca: "El nom hi és sempre. La tria es desa en aquest navegador.",
        fr: "Le nom est toujours là. Le choix est gardé dans ce navigateur.",
        es: "El nombre está siempre. La elección se guarda en este navegador.",
        pt: "O nome está sempre. A escolha fica guardada neste navegador.",
        en: "The name is always there. This browser remembers the choice."
    )
    static let usualColumns = Phrase(
        ca: "Les de sempre",
        fr: "Colonnes habituelles",
        es: "Las habituales",
        pt: "As habituais",
        en: "Usual columns"
    )
    static let exportClients = Phrase(
        ca: "Exporta els clients",
        fr: "Exporter les clients",
        es: "Exportar clientes",
        pt: "Exportar clientes",
        en: "Export clients"
    )
    static let importClients = Phrase(
        ca: "Importa clients",
        fr: "Importer des clients",
        es: "Importar clientes",
        pt: "Importar clientes",
        en: "Import clients"
    )
    static let selectAll = Phrase(
        ca: "Selecciona tots els d’aquesta pàgina",
        fr: "Sélectionner toute la page",
        es: "Seleccionar todos los de esta página",
        pt: "Selecionar todos desta página",
        en: "Select all on this page"
    )
    static let clientSelect = Phrase(
        ca: "Selecciona {name}",
        fr: "Sélectionner {name}",
        es: "Seleccionar {name}",
        pt: "Selecionar {name}",
        en: "Select {name}"
    )
    static let actionsFor = Phrase(
        ca: "Accions per a {name}",
        fr: "Actions pour {name}",
        es: "Acciones para {name}",
        pt: "Ações para {name}",
        en: "Actions for {name}"
    )
    static let clientSelected = Phrase(
        ca: "Seleccionats:",
        fr: "Sélectionnés :",
        es: "Seleccionados:",
        pt: "Selecionados:",
        en: "Selected:"
    )
    static let noClientsYet = Phrase(
        ca: "Encara no hi ha cap client",
        fr: "Aucun client pour l’instant",
        es: "Todavía no hay clientes",
        pt: "Ainda não há clientes",
        en: "No clients yet"
    )
    static let noClientsYetHelp = Phrase(
        ca: "Afegiu-ne un, o importeu-los d’un fitxer. Qui reserva en línia hi surt tot sol.",
        fr: "Ajoutez-en un ou importez un fichier. Qui réserve en ligne s’ajoute tout seul.",
        es: "Añada uno o impórtelos de un archivo. Quien reserva en línea aparece solo.",
        pt: "Adicione um ou importe-os de um ficheiro. Quem marca online aparece por si.",
        en: "Add one, or import a file. Whoever books online appears here by themselves."
    )
    static let noClientsFound = Phrase(
        ca: "Cap client hi coincideix",
        fr: "Aucun client ne correspond",
        es: "Ningún cliente coincide",
        pt: "Nenhum cliente corresponde",
        en: "No client matches"
    )
    static let noClientsFoundHelp = Phrase(
        ca: "Proveu amb menys paraules o traieu els filtres.",
        fr: "Essayez avec moins de mots ou retirez les filtres.",
        es: "Pruebe con menos palabras o quite los filtros.",
        pt: "Tente com menos palavras ou retire os filtros.",
        en: "Try fewer words, or take the filters away."
    )
    static let clearFilters = Phrase(
        ca: "Treu els filtres",
        fr: "Retirer les filtres",
        es: "Quitar los filtros",
        pt: "Retirar os filtros",
        en: "Clear filters"
    )
    static let clientArchive = Phrase(
        ca: "Arxiva",
        fr: "Archiver",
        es: "Archivar",
        pt: "Arquivar",
        en: "Archive"
    )
    static let clientRestore = Phrase(
        ca: "Recupera",
        fr: "Restaurer",
        es: "Recuperar",
        pt: "Restaurar",
        en: "Restore"
    )
    static let clientErase = Phrase(
        ca: "Esborra les dades",
        fr: "Effacer les données",
        es: "Borrar los datos",
        pt: "Apagar os dados",
        en: "Erase data"
    )
    static let clientPurge = Phrase(
        ca: "Elimina la fitxa",
        fr: "Supprimer la fiche",
        es: "Eliminar la ficha",
        pt: "Eliminar a ficha",
        en: "Remove record"
    )
    static let clientUndo = Phrase(
        ca: "Desfés",
        fr: "Annuler l’action",
        es: "Deshacer",
        pt: "Anular",
        en: "Undo"
    )
}

extension CountPhrase {
    static let clients = CountPhrase(
        ca: ("{n} client", "{n} clients"),
        fr: ("{n} client", "{n} clients"),
        es: ("{n} cliente", "{n} clientes"),
        pt: ("{n} cliente", "{n} clientes"),
        en: ("{n} client", "{n} clients")
    )
}
