import Gateway

/// The pages on which a business is set up.
struct SetupPages: Sendable {
    let kit: PageKit

    var routes: [Route] {
        let screens = [
            SettingPages().screens, MessagePages().screens, ServicePages().screens,
            ServiceCategoryPages().screens, EmployeePages().screens, TimeOffPages().screens,
            SpecialDayPages().screens, ResourcePages().screens, WaitingListPages().screens,
            TeamPages().screens,
            BranchPages().screens, WebhookPages().screens, APIKeyPages().screens, AccountPages().screens,
            CalendarPages().screens, AuditPages().screens, WhyPages().screens,
        ]
        return screens.flatMap(\.self).flatMap { $0.routes(kit) }
            + TemplateListPages(kit: kit).routes + TemplatePages(kit: kit).routes
    }
}
