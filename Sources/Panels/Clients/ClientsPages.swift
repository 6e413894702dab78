import Gateway

/// Every page about clients.
struct ClientsPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        [
            ClientListPages(kit: kit).routes,
            ClientFormPages(kit: kit).routes,
            ClientRemovalPages(kit: kit).routes,
            ClientRecordPages(kit: kit).routes,
            ClientTabPages(kit: kit).routes,
            ClientCarePages(kit: kit).routes,
            ClientExportPages(kit: kit).routes,
            ClientImportPages(kit: kit).routes,
        ].flatMap(\.self)
    }
}
