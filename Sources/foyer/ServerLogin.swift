import Core
import Postgres
import Tenancy

/// How the serving process logs in: as the role that owns nothing and may become any business's.
enum ServerLogin {
    /// The server's database, under the limits of the settings.
    ///
    /// - Throws: `CommandFault`, `DatabaseError`.
    static func configuration(_ settings: Settings, _ secret: SecretKey) async throws -> DatabaseConfiguration
    {
        var configuration = settings.database
        if let url = settings.serverDatabaseURL {
            configuration.url = url
            return configuration
        }
        guard let url = settings.databaseURL else {
            throw CommandFault("Set DATABASE_URL or FOYER_SERVER_DATABASE_URL.", code: .usage)
        }
        let names = try await roles(settings, url)
        configuration.url = url
        configuration.user = names.server
        configuration.password = secret.serverPassword(database: names.database)
        return configuration
    }

    private static func roles(_ settings: Settings, _ url: String) async throws -> RoleNames {
        let administrator = Database(settings.administration(url))
        do {
            let names = try await DatabaseRoles.names(in: administrator)
            await administrator.close()
            return names
        } catch {
            await administrator.close()
            throw error
        }
    }
}
