public import Gateway

/// All pages of the businesses, and what is shown where one cannot be.
public struct PanelPages: Sendable {
    private let kit: PageKit

    /// - Parameters:
    ///   - secret: the deployment's.
    ///   - cookie: the name of the cookie that carries the session.
    public init(secret: [UInt8], cookie: String) {
        kit = PageKit(secret: secret, cookie: cookie)
    }

    /// Every route with its permission.
    public var routes: [Route] {
        [
            AssetPages().routes,
            LookPages().routes,
            SignInPages(kit: kit).routes,
            PasswordPages(kit: kit).routes,
            StaffStartPages(kit: kit).routes,
            DiaryPages(kit: kit).routes,
            AppointmentPages(kit: kit).routes,
            NewAppointmentPages(kit: kit).routes,
            SetupPages(kit: kit).routes,
            MyPanelPages(kit: kit).routes,
            VisitPages(kit: kit).routes,
            ClientsPages(kit: kit).routes,
        ].flatMap(\.self)
    }

    /// Makes the page of a business that is suspended, moving or not there.
    public var closed: PageFault.Closed {
        { problem, languages in ClosedPage.reply(to: problem, languages) }
    }

    /// Makes the page that says what went wrong.
    public var faults: PageFault.Handler {
        let pages = FaultPages(kit: kit)
        return { try await pages.reply(to: $0) }
    }
}
