import Core
import Postgres

/// How schemas are named, and the SQL that makes one.
enum BusinessSchema {
    /// `b_` and sixteen characters.
    static let nameLength = 18

    /// A name made by chance: 80 random bits in lower-case base 32.
    static func name(_ world: World) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567")
        var bits = 0
        var held = 0
        var name = "b_"
        for byte in world.randomBytes(10) {
            bits = (bits << 8) | Int(byte)
            held += 8
            while held >= 5 {
                held -= 5
                name.append(alphabet[(bits >> held) & 31])
            }
            bits &= (1 << held) - 1
        }
        return name
    }

    /// The role and the empty schema; run by a role that may create both.
    static func creation(schema: String, role: String, roles: RoleNames, mayLogin: Bool) -> String {
        let quoted = SQLName(schema: schema, role: role, roles: roles)
        return """
            CREATE ROLE \(quoted.role) \(mayLogin ? "LOGIN" : "NOLOGIN") NOINHERIT;
            GRANT \(quoted.role) TO \(quoted.server);
            CREATE SCHEMA \(quoted.schema) AUTHORIZATION \(quoted.owner);
            """
    }

    /// From here on everything is made by the owner, in the business's schema.
    static func entrance(schema: String, roles: RoleNames) -> String {
        let quoted = SQLName(schema: schema, role: "", roles: roles)
        return """
            SET LOCAL ROLE \(quoted.owner);
            SET LOCAL search_path = \(quoted.schema), extensions;
            """
    }

    /// What the business's role may do with everything that is in the schema, now and after later migrations.
    static func grants(schema: String, role: String, roles: RoleNames) -> String {
        let quoted = SQLName(schema: schema, role: role, roles: roles)
        return """
            GRANT USAGE ON SCHEMA \(quoted.schema) TO \(quoted.role);
            ALTER DEFAULT PRIVILEGES IN SCHEMA \(quoted.schema)
                GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO \(quoted.role);
            ALTER DEFAULT PRIVILEGES IN SCHEMA \(quoted.schema)
                GRANT USAGE, SELECT ON SEQUENCES TO \(quoted.role);
            """
    }
}

/// Names in quotes.
private struct SQLName {
    let schema: String
    let role: String
    let owner: String
    let server: String

    init(schema: String, role: String, roles: RoleNames) {
        self.schema = SQL.quoted(identifier: schema)
        self.role = SQL.quoted(identifier: role)
        owner = SQL.quoted(identifier: roles.owner)
        server = SQL.quoted(identifier: roles.server)
    }
}
