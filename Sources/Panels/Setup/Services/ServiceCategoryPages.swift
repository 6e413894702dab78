import Core
import Gateway

/// The categories of services, which are the whole business's.
struct ServiceCategoryPages: Sendable {
    var screens: [SetupScreen] {
        let actions: [String: SetupScreen.Action] = ["create": create, "save": save, "archive": archive]
        return [SetupScreen("/staff/service-categories", allowing: .manageCatalogue, list, actions)]
    }

    private func list(_ desk: SetupDesk) async throws -> SetupPage {
        let categories = try await desk.all("service-categories")
        let mayChange = desk.mayAll(.manageCatalogue)
        var blocks: [SetupBlock] = []
        if mayChange {
            blocks.append(.form(nil, desk.form("create", fields(desk), submit: .add, opener: .newCategory)))
        }
        for category in categories where mayChange {
            let (id, etag) = (category.text("id"), category["revision"]?.intValue.map { "\"\($0)\"" })
            let hidden = [("id", id)]
            var block = SetupBlock.form(
                category.text("name"),
                desk.form("save", fields(desk), record: category, etag: etag, hidden: hidden)
            )
            block.acts = [
                desk.act(
                    "archive",
                    .archive,
                    hidden,
                    etag: etag,
                    look: "danger",
                    asking: .archiveCategoryHelp
                )
            ]
            blocks.append(block)
        }
        if categories.isEmpty {
            var block = SetupBlock()
            block.empty = SetupEmpty(icon: Icon.service.rawValue, title: desk(.noCategories))
            blocks.append(block)
        }
        let tabs = ServicePages.tabs(desk, isCategories: true)
        return SetupPage(desk, desk(.services), at: .services, tabs: tabs, blocks)
    }

    private func fields(_ desk: SetupDesk) -> [SetupField] {
        [
            SetupField("name", desk(.name), required: true),
            SetupField("position", desk(.order), .number(), help: desk(.orderHelp)),
        ]
    }

    private func create(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let headers = desk.visit.kit.once(typed)
        _ = try await desk.call.api(
            .post,
            "service-categories",
            body: fields(desk).body(typed),
            headers: headers
        )
        return desk.done(.added)
    }

    private func save(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "service-categories/\(typed["id"] ?? "-")"
        let headers = desk.visit.kit.unchanged(typed)
        _ = try await desk.call.api(.patch, path, body: fields(desk).body(typed), headers: headers)
        return desk.done(.saved)
    }

    private func archive(_ desk: SetupDesk, _ typed: FormFields) async throws -> Reply {
        let path: APIPath = "service-categories/\(typed["id"] ?? "-")"
        _ = try await desk.call.api(.delete, path, headers: desk.visit.kit.unchanged(typed))
        return desk.done(.archived)
    }
}
