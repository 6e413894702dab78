import Core
import Outbox
import Postgres
import ServerKit
import Tenancy
import TestKit
import Testing

/// Messages about the account and the business itself.
@Suite(.timeLimit(.minutes(5))) struct `Messages to administrators` {
    @Test
    func `B.10 B.5 an administrator gets a mail about a webhook that was paused, in the business's language`()
        async throws
    {
        let site = try await MessageSite.make()
        let scope = try await site.server.scope(site.business)
        let event = OutboxEvent(
            .webhookPaused,
            to: [.staff(site.business.admin.id)],
            data: ["url": "https://hooks.example/a?<b>", "reason": "gone"]
        )
        try await scope.write { transaction in Outbox.add(event, in: transaction, scope) }
        let mail = try await site.mail(to: site.business.admin.email)
        #expect(mail["subject"]?.stringValue == "\(site.business.business.name): s’ha aturat un webhook")
        let text = mail["text"]?.stringValue ?? ""
        #expect(text.contains("https://hooks.example/a?<b>"))
        #expect(text.contains("El receptor diu que aquesta adreça ja no es fa servir."))
        #expect(mail["html"]?.stringValue?.contains("https://hooks.example/a?&lt;b&gt;") == true)
        #expect(mail["language"] == "ca" && mail["complaints"] == [])
    }
}
