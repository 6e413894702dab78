import Core
import Gateway

/// The choice between light and dark.
struct LookPages: Sendable {
    var routes: [Route] {
        [.page(.post, "/look", allowing: nil, choose)]
    }

    private func choose(_ call: Call) async throws -> Reply {
        let places = PagePlaces(root: call.root)
        let fields = try call.form
        let wish = fields["look"] ?? ""
        let look = ["light", "dark"].contains(wish) ? wish : ""
        let cookie = PageVisit.Cookie.header(
            PageVisit.Cookie.look,
            look,
            seconds: look.isEmpty ? 0 : PageVisit.Cookie.year,
            call
        )
        return Reply.seeOther(places.own(fields["back"]) ?? places.booking).header("set-cookie", cookie)
    }
}
