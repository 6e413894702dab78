extension Phrase {
    static let delimiter = Phrase(
        ca: "Separador",
        fr: "Séparateur",
        es: "Separador",
        pt: "Separador",
        en: "Delimiter"
    )
    static let delimiterComma = Phrase(
        ca: "Coma ,",
        fr: "Virgule ,",
        es: "Coma ,",
        pt: "Vírgula ,",
        en: "Comma ,"
    )
    static let delimiterSemicolon = Phrase(
        ca: "Punt i coma ;",
        fr: "Point-virgule ;",
        es: "Punto y coma ;",
        pt: "Ponto e vírgula ;",
        en: "Semicolon ;"
    )
    static let delimiterTab = Phrase(
        ca: "Tabulador",
        fr: "Tabulation",
        es: "Tabulador",
        pt: "Tabulação",
        en: "Tab"
    )
    static let delimiterBar = Phrase(ca: "Barra |", fr: "Barre |", es: "Barra |", pt: "Barra |", en: "Bar |")
    static let encoding = Phrase(
        ca: "Codificació",
        fr: "Encodage",
        es: "Codificación",
        pt: "Codificação",
        en: "Encoding"
    )
    static let forExcel = Phrase(
        ca: "UTF-8 per a Excel",
        fr: "UTF-8 pour Excel",
        es: "UTF-8 para Excel",
        pt: "UTF-8 para Excel",
        en: "UTF-8 for Excel"
    )
    static let downloadFile = Phrase(
        ca: "Baixa el fitxer",
        fr: "Télécharger le fichier",
        es: "Descargar el archivo",
        pt: "Transferir o ficheiro",
        en: "Download file"
    )
    static let exportsFilter = Phrase(
        ca: "S’exporten els clients que mostra la llista, amb els seus filtres.",
        fr: "Sont exportés les clients que montre la liste, avec ses filtres.",
        es: "Se exportan los clientes que muestra la lista, con sus filtros.",
        pt: "São exportados os clientes que a lista mostra, com os seus filtros.",
        en: "What is exported are the clients that the list shows, with its filters."
    )
    static let importHelp = Phrase(
        ca:
            "Un fitxer CSV amb els noms de les columnes a la primera línia. Només s’hi afegeixen clients: no se’n canvia cap ni s’envia cap correu.",
        fr:
            "Un fichier CSV avec les noms des colonnes sur la première ligne. Des clients sont ajoutés, aucun n’est modifié, aucun e-mail ne part.",
        es:
            "Un archivo CSV con los nombres de las columnas en la primera línea. Solo se añaden clientes: no se cambia ninguno ni se envía ningún correo.",
        pt:
            "Um ficheiro CSV com os nomes das colunas na primeira linha. Só se adicionam clientes: nenhum é alterado e nenhum e-mail é enviado.",
        en:
            "A CSV file with the names of the columns on its first line. Clients are added; none is changed and no mail goes out."
    )
    static let importMode = Phrase(
        ca: "Si hi ha files amb errors",
        fr: "Si des lignes sont fausses",
        es: "Si hay filas con errores",
        pt: "Se houver linhas com erros",
        en: "If rows are wrong"
    )
    static let importValidRows = Phrase(
        ca: "Importa les correctes",
        fr: "Importer les lignes correctes",
        es: "Importar las correctas",
        pt: "Importar as corretas",
        en: "Take in those that are right"
    )
    static let importAllOrNothing = Phrase(
        ca: "No importis res",
        fr: "Ne rien importer",
        es: "No importar nada",
        pt: "Não importar nada",
        en: "Take in nothing"
    )
    static let importFile = Phrase(
        ca: "Fitxer CSV",
        fr: "Fichier CSV",
        es: "Archivo CSV",
        pt: "Ficheiro CSV",
        en: "CSV file"
    )
    static let importFileHelp = Phrase(
        ca: "En UTF-8, separat per comes, punts i coma, tabuladors o barres.",
        fr: "En UTF-8, séparé par virgules, points-virgules, tabulations ou barres.",
        es: "En UTF-8, separado por comas, puntos y coma, tabuladores o barras.",
        pt: "Em UTF-8, separado por vírgulas, pontos e vírgulas, tabulações ou barras.",
        en: "In UTF-8, delimited by commas, semicolons, tabs or bars."
    )
    static let checkFile = Phrase(
        ca: "Comprova el fitxer",
        fr: "Vérifier le fichier",
        es: "Comprobar el archivo",
        pt: "Verificar o ficheiro",
        en: "Check the file"
    )
    static let takeIn = Phrase(ca: "Importa", fr: "Importer", es: "Importar", pt: "Importar", en: "Import")
    static let earlierImports = Phrase(
        ca: "Importacions anteriors",
        fr: "Importations précédentes",
        es: "Importaciones anteriores",
        pt: "Importações anteriores",
        en: "Earlier imports"
    )
    static let importChecked = Phrase(
        ca: "Comprovació",
        fr: "Vérification",
        es: "Comprobación",
        pt: "Verificação",
        en: "Check"
    )
    static let importRefused = Phrase(
        ca: "Rebutjada",
        fr: "Refusée",
        es: "Rechazada",
        pt: "Recusada",
        en: "Refused"
    )
    static let importDone = Phrase(
        ca: "Importació",
        fr: "Importation",
        es: "Importación",
        pt: "Importação",
        en: "Import done"
    )
    static let nothingTakenYet = Phrase(
        ca: "Encara no s’ha afegit cap client. Si el resultat us sembla bé, importeu el fitxer.",
        fr: "Aucun client n’a encore été ajouté. Si le résultat convient, importez le fichier.",
        es: "Todavía no se ha añadido ningún cliente. Si el resultado le parece bien, importe el archivo.",
        pt: "Ainda não foi adicionado nenhum cliente. Se o resultado estiver bem, importe o ficheiro.",
        en: "No client was added yet. If you like what you see, import the file."
    )
    static let columnsIgnored = Phrase(
        ca: "Columnes que no es coneixen i es passen per alt:",
        fr: "Colonnes inconnues, laissées de côté :",
        es: "Columnas desconocidas que se pasan por alto:",
        pt: "Colunas desconhecidas, ignoradas:",
        en: "Columns that are not known and were passed over:"
    )
    static let allRows = Phrase(
        ca: "Totes les files",
        fr: "Toutes les lignes",
        es: "Todas las filas",
        pt: "Todas as linhas",
        en: "All rows"
    )
    static let wrongRows = Phrase(
        ca: "Amb errors",
        fr: "Avec erreurs",
        es: "Con errores",
        pt: "Com erros",
        en: "Wrong"
    )
    static let rightRows = Phrase(
        ca: "Correctes",
        fr: "Correctes",
        es: "Correctas",
        pt: "Corretas",
        en: "Right"
    )
    static let rowNumber = Phrase(ca: "Fila", fr: "Ligne", es: "Fila", pt: "Linha", en: "Row")
    static let rowVerdict = Phrase(
        ca: "Resultat",
        fr: "Résultat",
        es: "Resultado",
        pt: "Resultado",
        en: "Result"
    )
    static let rowRight = Phrase(ca: "Correcta", fr: "Correcte", es: "Correcta", pt: "Correta", en: "Right")
    static let noSuchRows = Phrase(
        ca: "No hi ha cap fila així",
        fr: "Aucune ligne de ce genre",
        es: "No hay ninguna fila así",
        pt: "Não há linhas assim",
        en: "There are no such rows"
    )
}

extension CountPhrase {
    static let rowsRight = CountPhrase(
        ca: ("{n} fila correcta", "{n} files correctes"),
        fr: ("{n} ligne correcte", "{n} lignes correctes"),
        es: ("{n} fila correcta", "{n} filas correctas"),
        pt: ("{n} linha correta", "{n} linhas corretas"),
        en: ("{n} row is right", "{n} rows are right")
    )
    static let rowsWrong = CountPhrase(
        ca: ("{n} amb errors", "{n} amb errors"),
        fr: ("{n} avec erreurs", "{n} avec erreurs"),
        es: ("{n} con errores", "{n} con errores"),
        pt: ("{n} com erros", "{n} com erros"),
        en: ("{n} is wrong", "{n} are wrong")
    )
}
