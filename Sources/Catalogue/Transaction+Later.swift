import Postgres

extension Transaction {
    /// Puts statements off until the next one or the commit, in their order.
    func later(_ statements: [SQL]) {
        for statement in statements { later(statement) }
    }
}
