import Core
import Outbound

extension MailMessage {
    /// A short mail, of which a test changes what it is about.
    static func example(to address: String = "anna@example.com") throws -> MailMessage {
        MailMessage(
            id: "0198.m@foyer.example",
            from: MailAddress(try EmailAddress("hola@example.com"), name: "Núria"),
            to: MailAddress(try EmailAddress(address), name: "Anna"),
            subject: "Your appointment",
            text: "Until tomorrow.\n",
            date: Instant(microseconds: 1_795_420_118_000_000)
        )
    }
}

extension MailSender.Settings {
    /// Limits that a busy machine does not reach.
    static var patient: MailSender.Settings {
        var settings = MailSender.Settings()
        settings.timeLimit = .seconds(60)
        settings.connectTimeLimit = .seconds(60)
        return settings
    }
}
