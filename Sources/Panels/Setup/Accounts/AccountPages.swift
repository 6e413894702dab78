import Core
import Gateway

/// The business's own accounts for sending messages, one by channel.
struct AccountPages: Sendable {
    var screens: [SetupScreen] {
        [
            SetupScreen("/staff/accounts", allowing: .manageMessageAccounts, list),
            SetupScreen(
                "/staff/accounts/{channel}",
                allowing: .manageMessageAccounts,
                show,
                ["save": save, "test": test, "remove": remove]
            ),
        ]
    }

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        let accounts = try await desk.call.api("message-accounts").items
        let rows = MessageWords.channels.map { channel -> [SetupTable.Cell] in
            let account = accounts.first { $0.text("channel") == channel.name }
            let words = desk(channel.name == "push" ? .pushHelp : account == nil ? .noAccount : .ownAccount)
            return [
                .head(desk(channel.words), desk.places.at("staff", "accounts", channel.name)),
                .tag(words, account == nil ? "" : "good"), .code(account?["url"]?.stringValue),
                .text(account?["from"]?.stringValue),
            ]
        }
        let columns = [desk(.channel), desk(.state), desk(.server), desk(.sender)]
        var block = SetupBlock()
        block.table = SetupTable(desk(.messageAccounts), columns, rows)
        return SetupPage(
            desk,
            desk(.messageAccounts),
            at: .settings,
            trail: desk.link(desk.places.settings, .settings),
            lead: desk(.messageAccountsLead),
            [block]
        )
    }

    private func show(_ desk: SetupDesk) async throws -> SetupPage {
        let channel = try Self.channel(desk)
        var answer: APIAnswer?
        do {
            if channel.name != "push" { answer = try await desk.call.api("message-accounts/\(channel.name)") }
        } catch Problem.notFound { answer = nil }
        var blocks: [SetupBlock] = []
        if channel.name != "push" {
            let isSet = answer?["secret_set"]?.boolValue == true
            let form = desk.form(
                "save",
                Self.fields(channel.name, isSet: isSet, desk),
                record: answer?.json,
                etag: answer?.etag
            )
            blocks.append(.form(nil, form))
        }
        let to = SetupField("to", desk(.testTo), help: desk(.testToHelp), required: true)
        let test = desk.form("test", channel.name == "push" ? [] : [to], submit: .sendTest)
        let help = channel.name == "push" ? desk(.pushHelp) : nil
        blocks.append(.form(desk(.testMessage), help: help, test))
        if let answer {
            let act = desk.act("remove", .remove, etag: answer.etag, look: "danger", asking: .areYouSure)
            blocks.append(.acts(nil, [act]))
        }
        return SetupPage(
            desk,
            desk(channel.words),
            at: .settings,
            trail: desk.link(desk.places.accounts, .messageAccounts),
            blocks
        )
    }

    private func save(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let channel = try Self.channel(desk).name
        // What stays empty is left out: a secret then stays as it is.
        let all = Self.fields(channel, isSet: true, desk).body(typed).objectValue ?? [:]
        let body = JSONValue.object(all.filter { $0.value != .null })
        let headers = desk.visit.kit.unchanged(typed)
        _ = try await desk.call.api(.put, "message-accounts/\(channel)", body: body, headers: headers)
        return desk.done(.saved)
    }

    private func test(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let channel = try Self.channel(desk).name
        let body: JSONValue = channel == "push" ? .object([:]) : ["to": .string(typed["to"] ?? "")]
        let seen = try await desk.call.api(.post, "message-accounts/\(channel)/test", body: body)
        let outcome = seen.json.text("outcome")
        let said = [seen["code"]?.intValue.map(String.init), seen["reply"]?.stringValue].compactMap { $0 }
        let words: Phrase =
            outcome == "accepted" ? .testAccepted : outcome == "rejected" ? .testRejected : .testDeferred
        let note = SetupNote(
            look: outcome == "accepted" ? "good" : outcome == "rejected" ? "bad" : "warn",
            icon: (outcome == "accepted" ? Icon.check : Icon.alert).rawValue,
            text: "\(desk(words)) \(said.joined(separator: " "))"
        )
        return try await show(desk.showing(note)).reply(desk)
    }

    private func remove(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "message-accounts/\(try Self.channel(desk).name)"
        _ = try await desk.call.api(.delete, path, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.removed)
    }

    private static func channel(_ desk: SetupDesk) throws -> (name: String, words: Phrase) {
        let name = try desk.call.parameter("channel")
        guard let channel = MessageWords.channels.first(where: { $0.name == name }) else {
            throw Problem.notFound(.route)
        }
        return channel
    }

    private static func fields(_ channel: String, isSet: Bool, _ desk: SetupDesk) -> [SetupField] {
        let help = isSet ? desk(.secretKept) : nil
        let token = SetupField("secret", desk(.token), .line("password"), help: help, required: !isSet)
        return switch channel {
        case "email":
            [
                SetupField("url", desk(.server), required: true).example("smtp://mail.example.com:587"),
                SetupField("user", desk(.user)),
                SetupField("secret", desk(.password), .line("password"), help: help),
                SetupField("from", desk(.sender), .line("email"), required: true),
                SetupField("sender_name", desk(.senderName)),
            ]
        case "sms":
            [
                SetupField("account", desk(.account), required: true), token,
                SetupField("from", desk(.sender), required: true),
                SetupField("url", desk(.server), .line("url")),
            ]
        default:
            [
                SetupField("phone_number_id", desk(.phoneNumberID), required: true), token,
                SetupField("template", desk(.oneTemplate)), SetupField("url", desk(.server), .line("url")),
            ]
        }
    }
}

extension PagePlaces {
    var accounts: String { at("staff", "accounts") }
}
